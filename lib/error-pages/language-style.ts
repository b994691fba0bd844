/** What other scripts need of the page's look: letters that join or stand tall, and lines that break where they may. */
export const languageStyle = `
[dir=rtl] h1,h1:lang(hi),h1:lang(ja),h1:lang(ko),h1:lang(zh){letter-spacing:0;line-height:1.35}
:lang(ko){word-break:keep-all}
:lang(ja){line-break:strict;word-break:auto-phrase}
`;
