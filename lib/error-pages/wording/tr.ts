import type { Wording } from "#lib/error-pages/wording.ts";

export const turkishWording: Wording = {
  machines: [
    "sunucu*",
    "ağ geçidi*",
    "hatalı istek",
    "hata kodu*",
    "durum kodu*",
    "iç hata",
    "zaman aşımı*",
  ],
  bans: ["yasak*", "yasadışı*", "yasa dışı*", "geçersiz*", "reddedil*", "ölümcül*", "engellen*"],
  jokes: ["hay aksi", "eyvah", "tüh", "hop", "ayy", "sizin hatanız", "sizin suçunuz", "hatanız"],
  excuses: [
    "bakım*",
    "iyileştirme*",
    "teknik zorluk*",
    "teknik sorun*",
    "teknik aksaklık*",
    "güncelleme*",
    "yükseltme*",
  ],
  apologies: ["özür*", "üzgünüz", "kusura*", "affedersiniz"],
  technical: ["veritabanı*", "veri tabanı*", "istisna*", "yığın izi*", "önbelle*", "kapsayıcı*"],
  longest: { unit: "words", sentence: 20, page: 60 },
};
