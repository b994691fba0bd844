import { answerSignIn } from "#lib/accounts/answer-sign-in.ts";

type Route = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, { params }: Route): Promise<Response> {
  return answerSignIn(request, (await params).nextauth);
}

export { answer as GET, answer as POST };
