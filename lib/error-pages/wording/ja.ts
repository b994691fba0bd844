import type { Wording } from "#lib/error-pages/wording.ts";

export const japaneseWording: Wording = {
  machines: [
    "サーバ",
    "ゲートウェイ",
    "不正なリクエスト",
    "ステータスコード",
    "エラーコード",
    "内部エラー",
    "タイムアウト",
    "アップストリーム",
  ],
  bans: ["禁止", "違法", "無効", "不正", "拒否", "致命的", "強制終了"],
  jokes: [
    "おっと",
    "しまった",
    "あらら",
    "てへ",
    "お客様のミス",
    "あなたのミス",
    "お客様の責任",
    "間違えました",
  ],
  excuses: [
    "メンテナンス",
    "保守",
    "改善",
    "技術的な問題",
    "技術的な困難",
    "アップグレード",
    "アップデート",
  ],
  apologies: ["申し訳", "お詫び", "ごめん", "すみません", "すいません"],
  technical: ["データベース", "例外", "スタックトレース", "キャッシュ", "コンテナ", "バックエンド"],
  anywhere: true,
  longest: { unit: "letters", sentence: 60, page: 200 },
};
