/**
 * How long sessions last. Apart from what reads cookies, because the writer's thread asks, too, where
 * there is no request.
 */
const HOUR = 60 * 60;

/** Without use. */
export const IDLE_SECONDS = 24 * HOUR;
/** After signing in, whatever happens. */
export const LONGEST_SECONDS = 30 * 24 * HOUR;

/** How long somebody may take for the second step of a sign-in. */
export const STEP_MINUTES = 10;
