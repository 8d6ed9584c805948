import { Skeleton } from "../../kit/states.tsx";

const widths = [120, 150, 96, 180, 132, 110];

/** The card's frame while its words are on their way. */
export function CardSkeleton() {
  return (
    <div className="cardpage" aria-busy="true">
      <div className="crumb">
        <Skeleton width={96} />
      </div>
      <div className="chead">
        <Skeleton round height={64} />
        <div className="chead-words" style={{ display: "grid", gap: 12 }}>
          <Skeleton width={240} height={16} />
          <Skeleton width={180} />
        </div>
      </div>
      <div className="cbody">
        <div className="props">
          <div className="card-sk">
            {widths.map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
