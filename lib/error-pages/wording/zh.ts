import type { Wording } from "#lib/error-pages/wording.ts";

export const chineseWording: Wording = {
  machines: [
    "服务器",
    "伺服器",
    "网关",
    "错误请求",
    "错误代码",
    "错误码",
    "状态码",
    "内部错误",
    "超时",
    "上游",
  ],
  bans: ["禁止", "非法", "无效", "拒绝", "致命", "中止", "违规"],
  jokes: ["哎呀", "糟糕", "哎哟", "噢不", "您的错", "您的过错", "您操作错误"],
  excuses: ["维护", "改进", "技术困难", "技术问题", "技术故障", "升级", "更新"],
  apologies: ["抱歉", "对不起", "道歉", "歉意", "不好意思"],
  technical: ["数据库", "异常", "堆栈", "缓存", "容器", "后端", "接口"],
  anywhere: true,
  longest: { unit: "letters", sentence: 45, page: 140 },
};
