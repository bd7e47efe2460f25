#include "query/figures/page.h"

#include "query/figures/text_fit.h"

namespace jitu::query {
namespace {

constexpr int kTitleSize = 21, kSubtitleSize = 14, kNoteSize = 12, kLegendSize = 12;
constexpr int kSampleWidth = 44, kSampleGap = 8, kLegendGap = 26, kLegendLine = 24;
constexpr int kBelowHeading = 18, kAboveLegend = 22, kBelowLegend = 8;

int HeightOf(const std::vector<std::string>& lines, int size) {
  return static_cast<int>(lines.size()) * LineHeight(size);
}

}  // namespace

PageLayout::PageLayout(const Page& page, std::vector<LegendEntry> legend, int width)
    : page_(page), legend_(std::move(legend)), width_(width) {
  const int room = width - 2 * kMargin;
  title_ = Wrapped(page.title, room, kTitleSize, 2);
  subtitle_ = Wrapped(page.subtitle, room, kSubtitleSize, 3);
  body_top_ = kMargin + HeightOf(title_, kTitleSize) + HeightOf(subtitle_, kSubtitleSize) + kBelowHeading;

  Point at{kMargin, kAboveLegend};
  for (std::size_t i = 0; i < legend_.size(); ++i) {
    const int taken = kSampleWidth + kSampleGap + TextWidth(legend_[i].meaning, kLegendSize);
    if (at.x > kMargin && at.x + taken > width - kMargin) at = {kMargin, at.y + kLegendLine};
    placed_.push_back({i, at});
    at.x += taken + kLegendGap;
  }
  legend_height_ = legend_.empty() ? kAboveLegend : at.y + kLegendLine + kBelowLegend;
  below_ = legend_height_ + kMargin;
  for (const std::string& note : page.notes) {
    notes_.push_back(Wrapped(note, room, kNoteSize, 4));
    below_ += HeightOf(notes_.back(), kNoteSize);
  }
}

Svg PageLayout::Begin(int body_height) const {
  std::string description = page_.subtitle;
  for (const std::string& note : page_.notes) description.append("\n").append(note);
  Svg svg(width_, Height(body_height), {page_.title, description, page_.language});
  svg.Text({kMargin, kMargin - 4}, title_, {kTitleSize, "#111111", Anchor::kStart, true});
  svg.Text({kMargin, kMargin - 2 + HeightOf(title_, kTitleSize)}, subtitle_, {kSubtitleSize, "#4a4a4a"});

  const int end = body_top_ + body_height;
  for (const Placed& placed : placed_) {
    const LegendEntry& entry = legend_[placed.entry];
    const Point at{placed.at.x, end + placed.at.y};
    if (entry.is_line) {
      svg.Straight({at.x, at.y + 8}, {at.x + kSampleWidth, at.y + 8}, entry.paint);
    } else {
      svg.Rectangle({at.x, at.y + 1, kSampleWidth, 14}, entry.paint);
    }
    svg.Text({at.x + kSampleWidth + kSampleGap, at.y + 1}, {entry.meaning}, {kLegendSize, "#333333"});
  }
  int y = end + legend_height_;
  for (const auto& note : notes_) {
    svg.Text({kMargin, y}, note, {kNoteSize, "#666666"});
    y += HeightOf(note, kNoteSize);
  }
  return svg;
}

}  // namespace jitu::query
