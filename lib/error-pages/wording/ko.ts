import type { Wording } from "#lib/error-pages/wording.ts";

export const koreanWording: Wording = {
  machines: [
    "서버",
    "게이트웨이",
    "잘못된 요청",
    "상태 코드",
    "오류 코드",
    "에러 코드",
    "내부 오류",
    "시간 초과",
    "타임아웃",
  ],
  bans: ["금지", "불법", "무효", "유효하지 않", "거부", "거절", "치명적", "중단되었"],
  jokes: ["이런", "앗", "아이고", "어머", "고객님의 실수", "고객님 잘못", "고객님의 잘못"],
  excuses: [
    "점검",
    "유지 보수",
    "유지보수",
    "개선",
    "기술적인 문제",
    "기술적 문제",
    "기술적인 어려움",
    "업그레이드",
    "업데이트",
  ],
  apologies: ["죄송", "미안", "사과"],
  technical: ["데이터베이스", "예외", "스택 추적", "캐시", "컨테이너", "백엔드"],
  anywhere: true,
  longest: { unit: "letters", sentence: 50, page: 170 },
};
