import { expect, test } from "vitest";
import { isCommonPassword } from "#lib/accounts/uncommon-password.ts";

test.each([
  ...["password1234", "P@ssw0rd12345", "Password-Password", "welcome2026!!", "aaaaaaaaaaaa"],
  ...["abcabcabcabc", "123456789012", "qwertyuiopasdf", "lkjhgfdsapoiuytrewq", "letmein123456"],
  ...["administrator1", "iloveyou123456", "Paramedic2026!", "mia.muster2026", "MyNewPassword!"],
  ...["correct horse battery staple", "000000000000", "abcdefghijkl", "changeme12345"],
])("%s is refused", (password) => {
  expect(isCommonPassword(password, "mia.muster@example.com")).toBe(true);
});

test.each([
  ...["correct horse battery", "a-password-of-the-dashboard", "violet tractor on holiday"],
  ...["xK3!pQ9@vL2#", "837461928374", "monkeys eat violet soup", "another long password"],
])("%s is taken", (password) => {
  expect(isCommonPassword(password, "mia@example.com")).toBe(false);
});
