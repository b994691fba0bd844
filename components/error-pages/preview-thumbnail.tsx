import { allowStyles } from "#components/error-pages/allow-styles.ts";
import type { PagePreview } from "#lib/error-pages/content-schemas.ts";

type Props = { page: PagePreview | undefined; title: string; wide?: boolean };

/** A real page, small: a picture to look at, not to use. */
export function PreviewThumbnail({ page, title, wide }: Props) {
  const size = wide ? { width: 1000, height: 700 } : { width: 390, height: 620 };
  const scale = wide ? 0.16 : 0.4;
  return (
    <div
      className="overflow-hidden rounded-control border border-line bg-raised"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      {page ? (
        <iframe
          inert
          tabIndex={-1}
          title={title}
          sandbox=""
          srcDoc={allowStyles(page.html)}
          style={{ ...size, transform: `scale(${scale})`, transformOrigin: "0 0" }}
        />
      ) : null}
    </div>
  );
}
