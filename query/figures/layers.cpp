#include "query/figures/layers.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "query/figures/column_order.h"
#include "query/figures/text_fit.h"

namespace jitu::query {
namespace {

constexpr int kLabelSize = 13, kNoteSize = 11, kPadding = 6, kBarWidth = 6, kTextLeft = 14;
constexpr int kNodeGap = 10, kColumnGap = 112, kLineSlot = 7, kHeadingHeight = 30;
constexpr int kMostMeasured = 420, kLeastMeasured = 120;  ///< of the heaviest column's bars together
constexpr int kMeasuredEach = 60;                         ///< less where there are few things to show
constexpr int kWidth = 1240;                              ///< prints on A4 across at 110 dpi
constexpr int kBow = 46;

/// What stands in a column: a node, or the place where a link passes through.
struct Slot {
  std::size_t column = 0;
  int height = 0;
  std::int64_t sum_of_neighbours = 0;
  int top = 0;
};

struct Segment {
  std::size_t from = 0, to = 0;  ///< slots in neighbouring columns, from the left one
  int thickness = 0;
};

class Layout {
 public:
  explicit Layout(const LayeredFigure& figure) : figure_(figure) {}

  LayeredLayout Make() {
    MeasureColumns();
    MeasureLinks();
    MeasureNodes();
    MakeSegments();
    Order();
    Place();
    Attach();
    return std::move(made_);
  }

 private:
  void MeasureColumns() {
    const int columns = std::max(1, static_cast<int>(figure_.columns.size()));
    made_.width = kWidth;
    made_.column_width = (kWidth - 2 * kMargin - (columns - 1) * kColumnGap) / columns;
    for (int i = 0; i < columns; ++i) made_.columns.push_back(kMargin + i * (made_.column_width + kColumnGap));
  }

  /// The weight that is one pixel high: the heaviest column fills what is given to bars.
  void MeasureLinks() {
    std::vector<std::int64_t> weights(figure_.columns.size(), 0);
    for (const auto& node : figure_.nodes) weights[node.column] += std::max<std::int64_t>(0, node.weight);
    heaviest_ = std::max<std::int64_t>(1, *std::max_element(weights.begin(), weights.end()));
    std::vector<int> things(figure_.columns.size(), 0);
    for (const auto& node : figure_.nodes) ++things[node.column];
    measured_ =
        std::clamp(kMeasuredEach * *std::max_element(things.begin(), things.end()), kLeastMeasured, kMostMeasured);
    for (const auto& link : figure_.links) {
      thickness_.push_back(link.manner == Manner::kMeasured ? std::max(2, Pixels(link.weight)) : kLineSlot);
    }
  }

  int Pixels(std::int64_t weight) const {
    // In double only to avoid an overflow; the product of a pixel count and a share below 1 is exact enough for a
    // pixel.
    return static_cast<int>(static_cast<double>(weight) / static_cast<double>(heaviest_) * measured_);
  }

  void MeasureNodes() {
    std::vector<int> out(figure_.nodes.size(), 0), in(figure_.nodes.size(), 0);
    for (std::size_t i = 0; i < figure_.links.size(); ++i) {
      const auto [left, right] = Ends(figure_.links[i]);
      if (Column(left) == Column(right)) continue;
      out[left] += thickness_[i];
      in[right] += thickness_[i];
    }
    const int room = made_.column_width - kTextLeft - kPadding - kBarWidth;
    for (std::size_t i = 0; i < figure_.nodes.size(); ++i) {
      const LayerNode& node = figure_.nodes[i];
      LayeredLayout::Placed placed;
      placed.label = Wrapped(node.label, room, kLabelSize, node.is_centre ? 4 : 3);
      placed.note = Wrapped(node.note, room, kNoteSize, 2);
      placed.bar = node.weight > 0 ? std::max(2, Pixels(node.weight)) : 0;
      const int text = static_cast<int>(placed.label.size()) * LineHeight(kLabelSize) +
                       static_cast<int>(placed.note.size()) * LineHeight(kNoteSize);
      const int most = std::max({text + 2 * kPadding, placed.bar + 4, out[i] + 4, in[i] + 4});
      placed.box = {made_.columns[node.column], 0, made_.column_width, most};
      made_.nodes.push_back(std::move(placed));
      slots_.push_back({node.column, most});
    }
  }

  std::size_t Column(std::size_t node) const { return figure_.nodes[node].column; }

  /// From left to right, whatever its direction.
  std::pair<std::size_t, std::size_t> Ends(const LayerLink& link) const {
    return Column(link.from) <= Column(link.to) ? std::pair(link.from, link.to) : std::pair(link.to, link.from);
  }

  void MakeSegments() {
    for (std::size_t i = 0; i < figure_.links.size(); ++i) {
      const auto [left, right] = Ends(figure_.links[i]);
      chains_.emplace_back();
      if (Column(left) == Column(right)) continue;
      std::size_t at = left;
      for (std::size_t column = Column(left) + 1; column <= Column(right); ++column) {
        std::size_t next = right;
        if (column < Column(right)) {
          next = slots_.size();
          slots_.push_back({column, thickness_[i]});
        }
        chains_.back().push_back(segments_.size());
        segments_.push_back({at, next, thickness_[i]});
        at = next;
      }
    }
  }

  void Order() {
    std::vector<std::size_t> columns;
    for (const Slot& slot : slots_) columns.push_back(slot.column);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const Segment& segment : segments_) pairs.emplace_back(segment.from, segment.to);
    order_ = OrderColumns(columns, pairs, figure_.columns.size());
  }

  void Place() {
    int height = 0;
    for (const auto& column : order_) {
      int sum = -kNodeGap;
      for (const std::size_t slot : column) sum += slots_[slot].height + kNodeGap;
      height = std::max(height, sum);
    }
    made_.height = height;
    for (const auto& column : order_) {
      int top = 0;
      for (const std::size_t slot : column) {
        slots_[slot].top = top;
        top += slots_[slot].height + kNodeGap;
      }
    }
    // Each column moves towards what it is linked with, back and forth; it settles soon.
    for (int round = 0; round < 8; ++round) {
      const bool forward = round % 2 == 0;
      for (std::size_t i = 0; i < order_.size(); ++i) Settle(forward ? i : order_.size() - 1 - i, forward, round >= 4);
    }
    for (std::size_t i = 0; i < made_.nodes.size(); ++i) made_.nodes[i].box.y = slots_[i].top;
  }

  int Centre(std::size_t slot) const { return slots_[slot].top + slots_[slot].height / 2; }

  /// Moves the slots of a column as near as their order and gaps allow to the middle of their neighbours on one side
  /// (both sides in the last rounds).
  void Settle(std::size_t column, bool from_left, bool both) {
    const auto& slots = order_[column];
    if (slots.empty()) return;
    std::map<std::size_t, std::pair<std::int64_t, std::int64_t>> pulls;  // slot -> sum of places, number
    for (const Segment& segment : segments_) {
      const auto pull = [&](std::size_t slot, std::size_t other) {
        auto& [sum, number] = pulls[slot];
        sum += static_cast<std::int64_t>(Centre(other)) * segment.thickness;
        number += segment.thickness;
      };
      if (slots_[segment.to].column == column && (both || from_left)) pull(segment.to, segment.from);
      if (slots_[segment.from].column == column && (both || !from_left)) pull(segment.from, segment.to);
    }
    std::vector<int> wanted, heights;
    for (const std::size_t slot : slots) {
      const auto found = pulls.find(slot);
      const int centre =
          found == pulls.end() ? Centre(slot) : static_cast<int>(found->second.first / found->second.second);
      wanted.push_back(centre - slots_[slot].height / 2);
      heights.push_back(slots_[slot].height + kNodeGap);
    }
    const std::vector<int> tops = NearestTops(wanted, heights, made_.height + kNodeGap);
    for (std::size_t i = 0; i < slots.size(); ++i) slots_[slots[i]].top = tops[i];
  }

  /// Links leave and arrive stacked in the order of their other ends, in the middle of the box's side.
  void Attach() {
    std::vector<int> leaves(segments_.size()), arrives(segments_.size());
    for (const bool leaving : {true, false}) {
      std::map<std::size_t, std::vector<std::size_t>> by_slot;
      for (std::size_t i = 0; i < segments_.size(); ++i) {
        by_slot[leaving ? segments_[i].from : segments_[i].to].push_back(i);
      }
      for (auto& [slot, list] : by_slot) {
        std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
          const auto other = [&](std::size_t i) { return leaving ? segments_[i].to : segments_[i].from; };
          return Centre(other(a)) < Centre(other(b));
        });
        int sum = 0;
        for (const std::size_t i : list) sum += segments_[i].thickness;
        int y = Centre(slot) - sum / 2;
        for (const std::size_t i : list) {
          (leaving ? leaves : arrives)[i] = y + segments_[i].thickness / 2;
          y += segments_[i].thickness;
        }
      }
    }
    for (std::size_t i = 0; i < figure_.links.size(); ++i) made_.links.push_back(RouteOf(i, leaves, arrives));
  }

  LayeredLayout::Route RouteOf(std::size_t link, const std::vector<int>& leaves,
                               const std::vector<int>& arrives) const {
    LayeredLayout::Route route;
    route.width = figure_.links[link].manner == Manner::kMeasured ? thickness_[link] : 0;
    const auto [left, right] = Ends(figure_.links[link]);
    if (chains_[link].empty()) {
      const Box &a = made_.nodes[left].box, &b = made_.nodes[right].box;
      route.through = {{a.right(), a.y + a.height / 2}, {b.right(), b.y + b.height / 2}};
      return route;
    }
    for (const std::size_t i : chains_[link]) {
      const std::size_t column = slots_[segments_[i].from].column;
      route.through.push_back({made_.columns[column] + made_.column_width, leaves[i]});
      route.through.push_back({made_.columns[column + 1], arrives[i]});
    }
    return route;
  }

  const LayeredFigure& figure_;
  LayeredLayout made_;
  std::int64_t heaviest_ = 1;
  int measured_ = kMostMeasured;  ///< how high the heaviest column's bars are together
  std::vector<int> thickness_;    ///< of links
  std::vector<Slot> slots_;       ///< the nodes first
  std::vector<Segment> segments_;
  std::vector<std::vector<std::size_t>> chains_;  ///< of links: their segments
  std::vector<std::vector<std::size_t>> order_;   ///< slots of each column from top to bottom
};

constexpr std::array<std::string_view, 6> kTints{"#2f5d8a", "#c77f2a", "#4f8f6b", "#9a4a6e", "#7d7d7d", "#6f63a8"};

Paint PaintOf(const LayerLink& link, std::size_t tint) {
  switch (link.manner) {
    case Manner::kMeasured:
      return {Tint(tint), "none", 1, Line::kSolid, 42};
    case Manner::kDashed:
      return {"none", "#3d3d3d", 2, Line::kDashed};
    case Manner::kDotted:
      return {"none", "#3d3d3d", 2, Line::kDotted};
    case Manner::kSolid:
      break;
  }
  return {"none", "#8a8a8a", 1, Line::kSolid};
}

void PaintNode(Svg& svg, const LayerNode& node, const LayeredLayout::Placed& placed) {
  const Box& box = placed.box;
  Paint frame{"#ffffff", "#b4b4b4", 1};
  if (node.is_centre) frame = {"#fff8e1", "#1a1a1a", 2};
  svg.Rectangle(box, frame, node.tooltip);
  if (placed.bar > 0) {
    svg.Rectangle({box.x, box.y + box.height / 2 - placed.bar / 2, kBarWidth, placed.bar}, {Tint(node.tint)});
  }
  const int text = static_cast<int>(placed.label.size()) * LineHeight(kLabelSize) +
                   static_cast<int>(placed.note.size()) * LineHeight(kNoteSize);
  Point at{box.x + kTextLeft, box.y + (box.height - text) / 2};
  svg.Text(at, placed.label, {kLabelSize, "#1a1a1a", Anchor::kStart, node.is_centre});
  at.y += static_cast<int>(placed.label.size()) * LineHeight(kLabelSize);
  svg.Text(at, placed.note, {kNoteSize, "#5a5a5a"});
}

}  // namespace

std::string_view Tint(std::size_t tint) { return kTints[tint % kTints.size()]; }

LayeredLayout LayOut(const LayeredFigure& figure) { return Layout(figure).Make(); }

std::string ToSvg(const LayeredFigure& figure) {
  const LayeredLayout layout = LayOut(figure);
  const PageLayout page(figure.page, figure.legend, layout.width);
  const int top = page.body_top() + kHeadingHeight;
  Svg svg = page.Begin(layout.height + kHeadingHeight);
  for (std::size_t i = 0; i < figure.columns.size(); ++i) {
    const int left = layout.columns[i];
    svg.Text({left, page.body_top()}, {figure.columns[i]}, {kLabelSize, "#333333", Anchor::kStart, true});
    svg.Straight({left, top - 9}, {left + layout.column_width, top - 9}, {"none", "#333333", 1});
  }
  const auto down = [&](std::vector<Point> points) {
    for (Point& point : points) point.y += top;
    return points;
  };
  for (std::size_t i = 0; i < figure.links.size(); ++i) {
    const LayerLink& link = figure.links[i];
    const auto& route = layout.links[i];
    const Paint paint = PaintOf(link, figure.nodes[link.from].tint);
    const std::vector<Point> through = down(route.through);
    if (figure.nodes[link.from].column == figure.nodes[link.to].column) {
      svg.Bow(through.front(), through.back(), kBow, paint, link.tooltip);
    } else {
      svg.Ribbon(through, route.width, paint, link.tooltip);
    }
  }
  for (std::size_t i = 0; i < figure.nodes.size(); ++i) {
    auto placed = layout.nodes[i];
    placed.box.y += top;
    PaintNode(svg, figure.nodes[i], placed);
  }
  return svg.Finish();
}

}  // namespace jitu::query
