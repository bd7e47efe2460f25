/// What all figures have in common: a heading above, a legend and notes below.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/figures/svg.h"

namespace jitu::query {

/// The words of a figure that are the same whatever it shows.
struct Page {
  std::string title, subtitle;
  std::vector<std::string> notes;  ///< below the figure: how to read it, where it comes from
  std::string language = "zh";     ///< BCP 47
};

/// A sample of a line or a filling, and what it means.
struct LegendEntry {
  Paint paint;
  bool is_line = false;
  std::string meaning;
};

constexpr int kMargin = 28;

/// Where everything stands: heading, then the body of a known height, then legend and notes.
class PageLayout {
 public:
  PageLayout(const Page& page, std::vector<LegendEntry> legend, int width);

  int body_top() const { return body_top_; }
  int Height(int body_height) const { return body_top_ + body_height + below_; }
  /// An empty drawing with heading, legend and notes.
  Svg Begin(int body_height) const;

 private:
  struct Placed {
    std::size_t entry;
    Point at;  ///< relative to the end of the body
  };
  const Page& page_;
  std::vector<LegendEntry> legend_;
  int width_;
  std::vector<std::string> title_, subtitle_;
  std::vector<std::vector<std::string>> notes_;
  std::vector<Placed> placed_;
  int body_top_ = 0, legend_height_ = 0, below_ = 0;
};

}  // namespace jitu::query
