import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { ProgressBar } from "../kit/states.tsx";
import { Remaining } from "./remaining.tsx";

interface UploadingProps {
  file: File;
  /** 0 to 1. */
  part: number;
  onCancel: () => void;
}

/** A file on its way, with how much of it is there. */
export function Uploading({ file, part, onCancel }: UploadingProps) {
  const { t } = useTranslation("import");
  const format = useFormat();
  return (
    <div className="drop busy" role="status">
      <div className="job">
        <div className="job-words">
          <b className="clip">{file.name}</b>
          <span className="t3 num">
            {part < 1
              ? t("upload.part", { done: format.size(part * file.size), total: format.size(file.size) })
              : t("upload.reading")}
          </span>
          {part < 1 && <Remaining done={part} total={1} />}
        </div>
        <ProgressBar label={file.name} value={Math.round(part * 100)} />
      </div>
      <Button size="s" variant="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
