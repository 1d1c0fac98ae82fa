import { init, type CustomSeriesRenderItem } from 'echarts';
import { type Comparison, rounded } from './result.js';

const WIDTH = 720;
const BAR = 34;
const FRAME = { top: 44, bottom: 56 };
/** Names of sides stand left of the bars. */
const NAMES = 240;
const FONT = 'system-ui, sans-serif';
/** Seen well on white and on black; everything else has the colour of text. */
const OURS = '#3b82f6';
const OTHERS = '#8b949e';
const TARGET = '#e5534b';
const TEXT = 'currentColor';
/** A picture in a page has no colour of text but its own. */
const STYLE = '<style>svg{color:#1f2328}@media(prefers-color-scheme:dark){svg{color:#e6edf3}}</style>';

/**
 * Draws bars of medians, each with the range from its lowest to its highest round, and a line where the target is.
 *
 * @param ours the side that stands out
 * @returns SVG
 */
export function plot({ title, unit, bars, target }: Comparison, ours: string): string {
  const height = FRAME.top + FRAME.bottom + bars.length * BAR;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  const whisker: CustomSeriesRenderItem = (_params, api) => {
    const [low, high] = [1, 2].map((dimension) => api.coord([api.value(dimension), api.value(0)])) as [
      number[],
      number[],
    ];
    const line = (x1: number, y1: number, x2: number, y2: number, style = { stroke: TEXT, lineWidth: 1 }) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style,
    });
    const [x1, y] = low as [number, number];
    const x2 = high[0]!;
    const range = [line(x1, y, x2, y), line(x1, y - 4, x1, y + 4), line(x2, y - 4, x2, y + 4)];
    const bound = Number(api.value(3));
    if (Number.isNaN(bound)) return { type: 'group', children: range };
    const x = api.coord([bound, api.value(0)])[0]!;
    const mark = line(x, y - BAR / 2, x, y + BAR / 2, { stroke: TARGET, lineWidth: 2 });
    return { type: 'group', children: [...range, mark] };
  };
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: FONT, color: TEXT },
    title: { text: title, silent: true, left: 8, top: 8, textStyle: { fontFamily: FONT, fontSize: 14, color: TEXT } },
    grid: { left: NAMES, right: 90, top: FRAME.top, bottom: FRAME.bottom },
    xAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'middle',
      nameGap: 28,
      max: ({ max }: { max: number }) => Math.max(max, target ?? 0, ...bars.map((bar) => bar.target ?? 0)) * 1.02,
      nameTextStyle: { color: TEXT },
      axisLabel: { color: TEXT, showMaxLabel: false },
      splitLine: { lineStyle: { color: TEXT, opacity: 0.15 } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ side }) => side),
      axisLabel: { color: TEXT, width: NAMES - 16, overflow: 'break' },
      axisLine: { lineStyle: { color: TEXT } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: BAR / 2,
        data: bars.map(({ side, median }) => ({ value: median, itemStyle: { color: side === ours ? OURS : OTHERS } })),
        markLine:
          target === undefined
            ? undefined
            : {
                silent: true,
                symbol: 'none',
                lineStyle: { color: TARGET, type: 'dashed', width: 2 },
                label: { position: 'start', formatter: `target ${rounded(target)}`, color: TARGET, fontFamily: FONT },
                data: [{ xAxis: target }],
              },
      },
      {
        type: 'custom',
        silent: true,
        renderItem: whisker,
        data: bars.map(({ low, high, target: bound = NaN }, index) => [index, low, high, bound]),
        encode: { x: [1, 2], y: 0 },
      },
      // The figure stands behind the range, not in it.
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        data: bars.map(({ high, target: bound = 0 }, index) => [Math.max(high, bound), index]),
        label: {
          show: true,
          position: 'right',
          distance: 6,
          color: TEXT,
          fontFamily: FONT,
          formatter: ({ dataIndex }: { dataIndex: number }) => String(rounded(bars[dataIndex]!.median)),
        },
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Nobody points at a picture in a page: its own style is of no use.
  const still = svg.replace(/<style ?><!\[CDATA\[.*?<\/style>\s*/s, '').replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, '');
  return `${still.replace('<svg ', `<svg role="img" aria-label="${title}" `).replace(/(<svg[^>]*>)/, `$1${STYLE}`)}\n`;
}
