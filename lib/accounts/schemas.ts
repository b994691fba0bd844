import { z } from "zod";

export const Role = z.enum(["viewer", "operator", "admin"]);
export type Role = z.infer<typeof Role>;

export const User = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: Role,
  signs_in_with: z.enum(["password", "openid"]),
  disabled: z.boolean(),
  created_at: z.string(),
  last_seen_at: z.string().nullable(),
});
export type User = z.infer<typeof User>;

/** A user as colleagues see them. */
export const Person = z.object({
  id: z.string(),
  name: z.string().describe("Or the e-mail address, where there is none."),
  is_me: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const Password = z
  .string()
  .min(12, "Use at least 12 characters.")
  .max(128, "Use at most 128 characters.");
const emailAddress = z
  .email("Write an e-mail address, such as name@example.com.")
  .max(254)
  .transform((email) => email.toLowerCase());

export const CreateUser = z.strictObject({
  email: emailAddress,
  name: z.string().trim().max(100).optional(),
  role: Role,
  password: Password,
});
export type CreateUser = z.infer<typeof CreateUser>;

export const ChangeUser = z.strictObject({
  name: z.string().trim().max(100).optional(),
  role: Role.optional(),
  password: Password.optional(),
  disabled: z.boolean().optional(),
});
export type ChangeUser = z.infer<typeof ChangeUser>;

/** A person's own change; who forgot theirs asks an administrator. */
export const ChangeOwnPassword = z.strictObject({
  current_password: z.string().min(1).max(128),
  new_password: Password,
});
export type ChangeOwnPassword = z.infer<typeof ChangeOwnPassword>;

/** An invitation that can still be accepted. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  created_by: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;

export const CreateInvitation = z.strictObject({ email: emailAddress, role: Role });
export type CreateInvitation = z.infer<typeof CreateInvitation>;

export const CreatedInvitation = Invitation.extend({
  mailed: z.boolean(),
  link: z.string().nullable().describe("Answered once, and only where it was not mailed."),
  fault: z.string().nullable().describe("What the mail server said, where it took no mail."),
});
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

export const AcceptInvitation = z.strictObject({
  token: z.string().min(1).max(200),
  name: z.string().trim().max(100).optional(),
  password: Password,
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const OwnSession = z.object({
  id: z.string(),
  device: z.string(),
  current: z.boolean().describe("The one that asks."),
  created_at: z.string(),
  last_seen_at: z.string(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const TokenScope = z.enum(["read", "operate", "admin"]);
export type TokenScope = z.infer<typeof TokenScope>;

export const ApiToken = z.object({
  id: z.string(),
  name: z.string(),
  scope: TokenScope,
  hint: z.string().describe("The last four characters."),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
  expires_at: z.string().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const CreatedApiToken = ApiToken.extend({
  secret: z.string().describe("Answered once, at creation."),
});
export type CreatedApiToken = z.infer<typeof CreatedApiToken>;

export const CreateApiToken = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scope: TokenScope,
  expires_at: z.iso.datetime({ offset: true }).optional(),
});
export type CreateApiToken = z.infer<typeof CreateApiToken>;

export const AuditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  object_type: z.string(),
  object_id: z.string(),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
