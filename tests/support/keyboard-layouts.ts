/**
 * What keys say on layouts that newsrooms write with: the four rows of a keyboard of 105 keys, plain
 * and with Shift, as browsers hand them over in `key`. From the X Keyboard Extension's configuration
 * (xkeyboard-config 2.35.1, freedesktop.org) as libxkbcommon compiles it; Korean after KS X 5002.
 * "Dead" is a key that waits for the next one, "∅" one that says nothing that can be written here.
 */
export type KeyboardLayout = {
  name: string;
  /** Its layout and variant there. */
  xkb: string;
  isLatin: boolean;
  plain: readonly string[];
  shifted: readonly string[];
};

/** The keys of each row by their place, as browsers name it in `code`. */
const CODES = [
  Array.from("1234567890")
    .map((digit) => `Digit${digit}`)
    .concat("Minus", "Equal"),
  Array.from("QWERTYUIOP")
    .map((letter) => `Key${letter}`)
    .concat("BracketLeft", "BracketRight"),
  Array.from("ASDFGHJKL")
    .map((letter) => `Key${letter}`)
    .concat("Semicolon", "Quote"),
  Array.from("ZXCVBNM")
    .map((letter) => `Key${letter}`)
    .concat("Comma", "Period", "Slash"),
];

export type KeyOnLayout = { code: string; key: string; shiftKey: boolean };

/** Every key of a layout that says something. */
export function keysOf({ plain, shifted }: KeyboardLayout): KeyOnLayout[] {
  return [plain, shifted].flatMap((rows, level) =>
    rows.flatMap((row, at) =>
      row.split(" ").flatMap((key, index) => {
        const code = CODES[at]?.[index];
        return code === undefined || key === "∅" ? [] : [{ code, key, shiftKey: level === 1 }];
      }),
    ),
  );
}

export const KEYBOARD_LAYOUTS: readonly KeyboardLayout[] = [
  {
    name: "US",
    xkb: "us",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "q w e r t y u i o p [ ]",
      "a s d f g h j k l ; '",
      "z x c v b n m , . /",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) _ +",
      "Q W E R T Y U I O P { }",
      'A S D F G H J K L : "',
      "Z X C V B N M < > ?",
    ],
  },
  {
    name: "Dvorak",
    xkb: "us(dvorak)",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 [ ]",
      "' , . p y f g c r l / =",
      "a o e u i d h t n s -",
      "; q j k x b m w v z",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) { }",
      '" < > P Y F G C R L ? +',
      "A O E U I D H T N S _",
      ": Q J K X B M W V Z",
    ],
  },
  {
    name: "Colemak",
    xkb: "us(colemak)",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "q w f p g j l u y ; [ ]",
      "a r s t d h n e i o '",
      "z x c v b k m , . /",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) _ +",
      "Q W F P G J L U Y : { }",
      'A R S T D H N E I O "',
      "Z X C V B K M < > ?",
    ],
  },
  {
    name: "French",
    xkb: "fr",
    isLatin: true,
    plain: [
      "& é \" ' ( - è _ ç à ) =",
      "a z e r t y u i o p Dead $",
      "q s d f g h j k l m ù",
      "w x c v b n , ; : !",
    ],
    shifted: [
      "1 2 3 4 5 6 7 8 9 0 ° +",
      "A Z E R T Y U I O P Dead £",
      "Q S D F G H J K L M %",
      "W X C V B N ? . / §",
    ],
  },
  {
    name: "Belgian",
    xkb: "be",
    isLatin: true,
    plain: [
      "& é \" ' ( § è ! ç à ) -",
      "a z e r t y u i o p Dead $",
      "q s d f g h j k l m ù",
      "w x c v b n , ; : =",
    ],
    shifted: [
      "1 2 3 4 5 6 7 8 9 0 ° _",
      "A Z E R T Y U I O P Dead *",
      "Q S D F G H J K L M %",
      "W X C V B N ? . / +",
    ],
  },
  {
    name: "German",
    xkb: "de",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 ß Dead",
      "q w e r t z u i o p ü +",
      "a s d f g h j k l ö ä",
      "y x c v b n m , . -",
    ],
    shifted: [
      '! " § $ % & / ( ) = ? Dead',
      "Q W E R T Z U I O P Ü *",
      "A S D F G H J K L Ö Ä",
      "Y X C V B N M ; : _",
    ],
  },
  {
    name: "Turkish",
    xkb: "tr",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 * -",
      "q w e r t y u ı o p ğ ü",
      "a s d f g h j k l ş i",
      "z x c v b n m ö ç .",
    ],
    shifted: [
      "! ' ^ + % & / ( ) = ? _",
      "Q W E R T Y U I O P Ğ Ü",
      "A S D F G H J K L Ş İ",
      "Z X C V B N M Ö Ç :",
    ],
  },
  {
    name: "Czech",
    xkb: "cz",
    isLatin: true,
    plain: [
      "+ ě š č ř ž ý á í é = Dead",
      "q w e r t z u i o p ú )",
      "a s d f g h j k l ů §",
      "y x c v b n m , . -",
    ],
    shifted: [
      "1 2 3 4 5 6 7 8 9 0 % Dead",
      "Q W E R T Z U I O P / (",
      'A S D F G H J K L " !',
      "Y X C V B N M ? : _",
    ],
  },
  {
    name: "Polish",
    xkb: "pl",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "q w e r t y u i o p [ ]",
      "a s d f g h j k l ; '",
      "z x c v b n m , . /",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) _ +",
      "Q W E R T Y U I O P { }",
      'A S D F G H J K L : "',
      "Z X C V B N M < > ?",
    ],
  },
  {
    name: "Spanish",
    xkb: "es",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 ' ¡",
      "q w e r t y u i o p Dead +",
      "a s d f g h j k l ñ Dead",
      "z x c v b n m , . -",
    ],
    shifted: [
      '! " · $ % & / ( ) = ? ¿',
      "Q W E R T Y U I O P Dead *",
      "A S D F G H J K L Ñ Dead",
      "Z X C V B N M ; : _",
    ],
  },
  {
    name: "Swedish",
    xkb: "se",
    isLatin: true,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 + Dead",
      "q w e r t y u i o p å Dead",
      "a s d f g h j k l ö ä",
      "z x c v b n m , . -",
    ],
    shifted: [
      '! " # ¤ % & / ( ) = ? Dead',
      "Q W E R T Y U I O P Å Dead",
      "A S D F G H J K L Ö Ä",
      "Z X C V B N M ; : _",
    ],
  },
  {
    name: "Russian",
    xkb: "ru",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "й ц у к е н г ш щ з х ъ",
      "ф ы в а п р о л д ж э",
      "я ч с м и т ь б ю .",
    ],
    shifted: [
      '! " № ; % : ? * ( ) _ +',
      "Й Ц У К Е Н Г Ш Щ З Х Ъ",
      "Ф Ы В А П Р О Л Д Ж Э",
      "Я Ч С М И Т Ь Б Ю ,",
    ],
  },
  {
    name: "Ukrainian",
    xkb: "ua",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "й ц у к е н г ш щ з х ї",
      "ф і в а п р о л д ж є",
      "я ч с м и т ь б ю .",
    ],
    shifted: [
      '! " № ; % : ? * ( ) _ +',
      "Й Ц У К Е Н Г Ш Щ З Х Ї",
      "Ф І В А П Р О Л Д Ж Є",
      "Я Ч С М И Т Ь Б Ю ,",
    ],
  },
  {
    name: "Bulgarian",
    xkb: "bg",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - .",
      ", у е и ш щ к с д з ц ;",
      "ь я а о ж г т н в м ч",
      "ю й ъ э ф х п р л б",
    ],
    shifted: [
      '! ? + " % = : / – № $ €',
      "ы У Е И Ш Щ К С Д З Ц §",
      "ѝ Я А О Ж Г Т Н В М Ч",
      "Ю Й Ъ Э Ф Х П Р Л Б",
    ],
  },
  {
    name: "Serbian",
    xkb: "rs",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 ' +",
      "љ њ е р т з у и о п ш ђ",
      "а с д ф г х ј к л ч ћ",
      "ж џ ц в б н м , . -",
    ],
    shifted: [
      '! " # $ % & / ( ) = ? *',
      "Љ Њ Е Р Т З У И О П Ш Ђ",
      "А С Д Ф Г Х Ј К Л Ч Ћ",
      "Ж Џ Ц В Б Н М ; : _",
    ],
  },
  {
    name: "Greek",
    xkb: "gr",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "; ς ε ρ τ υ θ ι ο π [ ]",
      "α σ δ φ γ η ξ κ λ Dead '",
      "ζ χ ψ ω β ν μ , . /",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) _ +",
      ": Σ Ε Ρ Τ Υ Θ Ι Ο Π { }",
      'Α Σ Δ Φ Γ Η Ξ Κ Λ Dead "',
      "Ζ Χ Ψ Ω Β Ν Μ < > ?",
    ],
  },
  {
    name: "Hebrew",
    xkb: "il",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "/ ' ק ר א ט ו ן ם פ ] [",
      "ש ד ג כ ע י ח ל ך ף ,",
      "ז ס ב ה נ מ צ ת ץ .",
    ],
    shifted: [
      "! @ # $ % ^ & * ) ( _ +",
      "Q W E R T Y U I O P } {",
      'A S D F G H J K L : "',
      "Z X C V B N M > < ?",
    ],
  },
  {
    name: "Arabic",
    xkb: "ara",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "ض ص ث ق ف غ ع ه خ ح ج د",
      "ش س ي ب ل ا ت ن م ك ط",
      "ئ ء ؤ ر ﻻ ى ة و ز ظ",
    ],
    shifted: [
      "! @ # $ % ^ & * ) ( _ +",
      "َ ً ُ ٌ ﻹ إ ` ÷ × ؛ < >",
      'ِ ٍ ] [ ﻷ أ ـ ، / : "',
      "~ ْ } { ﻵ آ ' , . ؟",
    ],
  },
  {
    name: "Persian",
    xkb: "ir",
    isLatin: false,
    plain: [
      "۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - =",
      "ض ص ث ق ف غ ع ه خ ح ج چ",
      "ش س ی ب ل ا ت ن م ک گ",
      "ظ ط ز ر ذ د پ و . /",
    ],
    shifted: [
      "! ٬ ٫ ﷼ ٪ × ، * ) ( ـ +",
      "ْ ٌ ٍ ً ُ ِ َ ّ ] [ } {",
      "ؤ ئ ي إ أ آ ة » « : ؛",
      "ك ٓ ژ ٰ ∅ ٔ ء > < ؟",
    ],
  },
  {
    name: "Urdu",
    xkb: "pk",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "ق و ع ر ت ے ء ی ہ پ ] [",
      "ا س د ف گ ح ج ک ل ؛ '",
      "ز ش چ ط ب ن م ، ۔ /",
    ],
    shifted: [
      "! @ # $ % ^ & * ) ( _ +",
      "ْ ؤ ٰ ڑ ٹ َ ئ ِ ۃ ُ } {",
      'آ ص ڈ ّ غ ھ ض خ ٔ : "',
      "ذ ژ ث ظ . ں ٘ < > ؟",
    ],
  },
  {
    name: "Thai",
    xkb: "th",
    isLatin: false,
    plain: [
      "ๅ / - ภ ถ ุ ึ ค ต จ ข ช",
      "ๆ ไ ำ พ ะ ั ี ร น ย บ ล",
      "ฟ ห ก ด เ ้ ่ า ส ว ง",
      "ผ ป แ อ ิ ื ท ม ใ ฝ",
    ],
    shifted: [
      "+ ๑ ๒ ๓ ๔ ู ฿ ๕ ๖ ๗ ๘ ๙",
      '๐ " ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ ,',
      "ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ .",
      "( ) ฉ ฮ ฺ ์ ? ฒ ฬ ฦ",
    ],
  },
  {
    name: "Lao",
    xkb: "la",
    isLatin: false,
    plain: [
      "ຢ ຟ ໂ ຖ ຸ ູ ຄ ຕ ຈ ຂ ຊ ໍ",
      "ົ ໄ ຳ ພ ະ ິ ີ ຣ ນ ຍ ບ ລ",
      "ັ ຫ ກ ດ ເ ້ ່ າ ສ ວ ງ",
      "ຜ ປ ແ ອ ຶ ື ທ ມ ໃ ຝ",
    ],
    shifted: [
      "໑ ໒ ໓ ໔ ໌ ຼ ໕ ໖ ໗ ໘ ໙ ∅",
      "∅ ໐ ∅ _ + ∅ ∅ ຮ ∅ ຽ - }",
      "∅ ; . , : ໊ ໋ ! ? % =",
      "₭ ( ຯ ∅ ∅ ∅ ໆ ` $ )",
    ],
  },
  {
    name: "Khmer",
    xkb: "kh",
    isLatin: false,
    plain: [
      "១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩ ០ ឥ ឲ",
      "ឆ ឹ េ រ ត យ ុ ិ ោ ផ ៀ ឪ",
      "ា ស ដ ថ ង ហ ្ ក ល ើ ់",
      "ឋ ខ ច វ ប ន ម ៼ ។ ៊",
    ],
    shifted: [
      '! ៗ " ៛ % ៍ ័ ៏ ( ) ៌ =',
      "ឈ ឺ ែ ឬ ទ ួ ូ ី ៅ ភ ឿ ឧ",
      "៿ ៃ ឌ ធ អ ះ ញ គ ឡ ៾ ៉",
      "ឍ ឃ ជ ៽ ព ណ ំ ៻ ៕ ?",
    ],
  },
  {
    name: "Burmese",
    xkb: "mm",
    isLatin: false,
    plain: [
      "၁ ၂ ၃ ၄ ၅ ၆ ၇ ၈ ၉ ၀ - =",
      "ဆ တ န မ အ ပ က င သ စ ဟ ဩ",
      "ေ ျ ိ ် ါ ့ ြ ု ူ း '",
      "ဖ ထ ခ လ ဘ ည ာ , . /",
    ],
    shifted: [
      "ဍ ၒ ဋ $ % ^ ရ * ( ) _ +",
      "ဈ ဝ ဣ ၎ ဤ ၌ ဥ ၍ ဿ ဏ ဧ ဪ",
      'ဗ ှ ီ ္ ွ ံ ဲ ဒ ဓ ဂ "',
      "ဇ ဌ ဃ ဠ ယ ဉ ဦ ၊ ။ ?",
    ],
  },
  {
    name: "Hindi",
    xkb: "in",
    isLatin: false,
    plain: [
      "१ २ ३ ४ ५ ६ ७ ८ ९ ० - ृ",
      "ौ ै ा ी ू ब ह ग द ज ड ़",
      "ो े ् ि ु प र क त च ट",
      "ॆ ं म न व ल स , . य",
    ],
    shifted: [
      "ऍ ॅ # $ % ^ & * ( ) ः ऋ",
      "औ ऐ आ ई ऊ भ ङ घ ध झ ढ ञ",
      "ओ ए अ इ उ फ ऱ ख थ छ ठ",
      "ऎ ँ ण ऩ ऴ ळ श ष । य़",
    ],
  },
  {
    name: "Bengali",
    xkb: "in(ben)",
    isLatin: false,
    plain: [
      "১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯ ০ - ঋ",
      "ৌ ৈ া ী ূ ব হ গ দ জ ড ়",
      "ো ে ্ ি ু প র ক ত চ ট",
      "z ং ম ন ব ল স , . য়",
    ],
    shifted: [
      "∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ( ) ঃ ৃ",
      "ঔ ঐ আ ঈ ঊ ভ ঙ ঘ ধ ঝ ঢ ঞ",
      "ও এ অ ই উ ফ ঢ় খ থ ছ ঠ",
      "Z ঁ ণ ন ব ল শ ষ । য",
    ],
  },
  {
    name: "Tamil",
    xkb: "in(tam_tamilnet)",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "ஞ ற ந ச வ ல ர ை ொ ி ு ∅",
      "ய ள ன க ப ா த ம ட ் ங",
      "ண ஒ உ எ ெ ஔ அ இ ∅ ∅",
    ],
    shifted: [
      "! @ # ௹ % ^ & * ( ) _ +",
      "ஶ ஷ ஸ ஹ ஜ ∅ ∅ ஐ ோ ீ ூ ∅",
      "∅ ∅ ∅ ∅ ∅ ழ ∅ ∅ ∅ ஃ ∅",
      "∅ ஓ ஊ ஏ ே ௌ ஆ ஈ ∅ ∅",
    ],
  },
  {
    name: "Georgian",
    xkb: "ge",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "ქ წ ე რ ტ ყ უ ი ო პ [ ]",
      "ა ს დ ფ გ ჰ ჯ კ ლ ; '",
      "ზ ხ ც ვ ბ ნ მ , . /",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) _ +",
      "Q ჭ E ღ თ Y U I O P { }",
      'A შ D F G H ჟ K L : "',
      "ძ X ჩ V B N M < > ?",
    ],
  },
  {
    name: "Armenian",
    xkb: "am",
    isLatin: false,
    plain: [
      "ֆ ձ ֊ , ։ ՞ ․ ՛ ) օ է ղ",
      "ճ փ բ ս մ ո ւ կ ը թ ծ ց",
      "ջ վ գ ե ա ն ի տ հ պ ր",
      "ժ դ չ յ զ լ ք խ շ ռ",
    ],
    shifted: [
      "Ֆ Ձ — $ … % և ՚ ( Օ Է Ղ",
      "Ճ Փ Բ Ս Մ Ո Ւ Կ Ը Թ Ծ Ց",
      "Ջ Վ Գ Ե Ա Ն Ի Տ Հ Պ Ր",
      "Ժ Դ Չ Յ Զ Լ Ք Խ Շ Ռ",
    ],
  },
  {
    name: "Japanese kana",
    xkb: "jp(kana)",
    isLatin: false,
    plain: [
      "ヌ フ ア ウ エ オ ヤ ユ ヨ ワ ホ ヘ",
      "タ テ イ ス カ ン ナ ニ ラ セ ゛ ゜",
      "チ ト シ ハ キ ク マ ノ リ レ ケ",
      "ツ サ ソ ヒ コ ミ モ ネ ル メ",
    ],
    shifted: [
      "∅ ∅ ァ ゥ ェ ォ ャ ュ ョ ヲ ∅ ∅",
      "∅ ∅ ィ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ 「",
      "∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅",
      "ッ ∅ ∅ ∅ ∅ ∅ ∅ 、 。 ・",
    ],
  },
  {
    name: "Kazakh",
    xkb: "kz",
    isLatin: false,
    plain: [
      '" ә і ң ғ , . ү ұ қ ө һ',
      "й ц у к е н г ш щ з х ъ",
      "ф ы в а п р о л д ж э",
      "я ч с м и т ь б ю №",
    ],
    shifted: [
      "! Ә І Ң Ғ ; : Ү Ұ Қ Ө Һ",
      "Й Ц У К Е Н Г Ш Щ З Х Ъ",
      "Ф Ы В А П Р О Л Д Ж Э",
      "Я Ч С М И Т Ь Б Ю ?",
    ],
  },
  {
    name: "Korean",
    xkb: "KS X 5002",
    isLatin: false,
    plain: [
      "1 2 3 4 5 6 7 8 9 0 - =",
      "ㅂ ㅈ ㄷ ㄱ ㅅ ㅛ ㅕ ㅑ ㅐ ㅔ [ ]",
      "ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ ; '",
      "ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ , . /",
    ],
    shifted: [
      "! @ # $ % ^ & * ( ) _ +",
      "ㅃ ㅉ ㄸ ㄲ ㅆ ㅛ ㅕ ㅑ ㅒ ㅖ { }",
      'ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ : "',
      "ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ < > ?",
    ],
  },
];
