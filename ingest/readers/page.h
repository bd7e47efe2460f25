/// A page of a format that tells where each word stands. Lengths are points, from the upper left corner.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jitu::ingest {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle_x() const { return (left + right) / 2; }
  double middle_y() const { return (top + bottom) / 2; }
  bool Holds(double x, double y) const { return left <= x && x <= right && top <= y && y <= bottom; }
};

struct PageWord {
  Box box;
  std::string text;
};

struct Page {
  double width = 0, height = 0;
  std::vector<PageWord> words;  ///< in the file's order
  std::vector<Box> rules;       ///< lines drawn along an axis: long in one direction, thin in the other
};

constexpr std::size_t kMostPages = 600;         ///< of one file; the rest is left out
constexpr std::size_t kMostPageWords = 50'000;  ///< of one page

using Corner = std::pair<double, double>;

/// Adds what a drawn path has of lines along an axis: its sides, or the whole of it where it is thin or only filled.
void AddPath(const std::vector<Corner>& corners, bool stroked, Page& page);

/// A page with more lines than a table has is a drawing: they go.
void DropDrawings(Page& page);

/// The numbers of an attribute, others than digits, signs and points between them; 0 for one that is not finite.
std::vector<double> NumbersIn(std::string_view text, std::size_t most);

/// Where a drawn point comes to stand: the six numbers of a transform, as SVG, PDF and OFD write them.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  static Matrix Of(std::string_view numbers);  ///< the identity if there are not six
  Corner At(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
};

/// A word's width in full-width characters: a narrow one counts half.
double WidthInEms(std::string_view text);

/// Code points of all words: next to none where pages are pictures.
std::size_t CharactersOf(const std::vector<Page>& pages);

}  // namespace jitu::ingest
