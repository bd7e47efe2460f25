/// The pages of a PDF file as poppler's programs tell them. Lengths are points, from the upper left corner.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"

namespace jitu::ingest {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle_x() const { return (left + right) / 2; }
  double middle_y() const { return (top + bottom) / 2; }
  bool Holds(double x, double y) const { return left <= x && x <= right && top <= y && y <= bottom; }
};

struct PdfWord {
  Box box;
  std::string text;
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;  ///< in poppler's order
  std::vector<Box> rules;      ///< lines drawn along an axis: long in one direction, thin in the other
};

/// From what `pdftotext -bbox-layout` writes.
Result<std::vector<PdfPage>> PagesOf(std::string_view bbox_layout);

/// From what `pdftocairo -svg` writes of the pages from `first` on.
Result<void> AddRules(std::string_view svg, std::size_t first, std::vector<PdfPage>& pages);

/// A word's share of a full-width character: half for narrow ones.
double WidthInEms(std::string_view text);

}  // namespace jitu::ingest
