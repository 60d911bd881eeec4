// Compiled into the database driver before its own code (scripts/lib/driver.mjs).
//
// From Node 24.19 on, the base class of the driver's objects registers each with the environment
// and takes it off again in its destructor, which ends the process where the garbage collector runs
// while no JavaScript does. What the driver has to close when an environment ends, it registers
// itself. So its base class is the one of every Node before: without a registration.
#pragma once
#include <node.h>

#define AddEnvironmentCleanupHook(...) static_cast<void>(0)
#define RemoveEnvironmentCleanupHook(...) static_cast<void>(0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook
