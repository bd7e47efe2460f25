#include "ingest/readers/pdf_page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "ingest/readers/markup.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostWords = 50'000;  ///< of one page
constexpr std::size_t kMostRules = 6'000;   ///< of one page; a drawing has more, a table does not
constexpr double kThickestRule = 3;
constexpr double kShortestRule = 5;

double NumberOf(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::isfinite(number) ? std::clamp(number, -1e5, 1e5) : 0;
}

Box BoxOf(MarkupNode node) {
  return {NumberOf(node.Attribute("xMin")), NumberOf(node.Attribute("yMin")), NumberOf(node.Attribute("xMax")),
          NumberOf(node.Attribute("yMax"))};
}

void CollectWords(MarkupNode node, PdfPage& page) {
  for (MarkupNode child = node.First(); child && page.words.size() < kMostWords; child = child.Next()) {
    if (child.Is("word")) {
      page.words.push_back({BoxOf(child), child.AllText()});
    } else {
      CollectWords(child, page);
    }
  }
}

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

/// The numbers of an attribute; others than digits, signs and points part them.
std::vector<double> NumbersIn(std::string_view text, std::size_t most) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < text.size() && numbers.size() < most;) {
    double number = 0;
    const auto read = std::from_chars(text.data() + i, text.data() + text.size(), number);
    if (read.ec == std::errc()) {
      numbers.push_back(std::isfinite(number) ? number : 0);
      i = static_cast<std::size_t>(read.ptr - text.data());
    } else {
      ++i;
    }
  }
  return numbers;
}

Matrix MatrixOf(std::string_view transform) {
  const std::vector<double> m = NumbersIn(transform, 6);
  return m.size() == 6 ? Matrix{m[0], m[1], m[2], m[3], m[4], m[5]} : Matrix{};
}

/// Straight lines and rectangles: the corners of a path; nothing for curves and for long paths.
std::vector<std::pair<double, double>> CornersOf(std::string_view path, const Matrix& matrix) {
  constexpr std::size_t kMostNumbers = 24;
  if (path.size() > 600 || path.find_first_of("CcSsQqTtAaHhVv") != std::string_view::npos) return {};
  const std::vector<double> numbers = NumbersIn(path, kMostNumbers);
  std::vector<std::pair<double, double>> corners;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    corners.emplace_back(matrix.a * numbers[i] + matrix.c * numbers[i + 1] + matrix.e,
                         matrix.b * numbers[i] + matrix.d * numbers[i + 1] + matrix.f);
  }
  return corners;
}

void AddRule(const Box& box, PdfPage& page) {
  const bool across = box.height() <= kThickestRule && box.width() >= kShortestRule;
  const bool down = box.width() <= kThickestRule && box.height() >= kShortestRule;
  if ((across || down) && page.rules.size() <= kMostRules) page.rules.push_back(box);
}

void AddPath(MarkupNode path, PdfPage& page) {
  const auto corners = CornersOf(path.Attribute("d"), MatrixOf(path.Attribute("transform")));
  if (corners.size() < 2) return;
  Box whole{corners[0].first, corners[0].second, corners[0].first, corners[0].second};
  for (const auto& [x, y] : corners) {
    whole = {std::min(whole.left, x), std::min(whole.top, y), std::max(whole.right, x), std::max(whole.bottom, y)};
  }
  const bool stroked = path.Attribute("style").find("stroke:none") == std::string_view::npos;
  if (!stroked || corners.size() == 2) return AddRule(whole, page);
  for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
    const auto& [x, y] = corners[i];
    const auto& [to_x, to_y] = corners[i + 1];
    AddRule({std::min(x, to_x), std::min(y, to_y), std::max(x, to_x), std::max(y, to_y)}, page);
  }
}

void CollectRules(MarkupNode node, PdfPage& page) {
  for (MarkupNode child = node.First(); child; child = child.Next()) {
    if (child.Is("path")) AddPath(child, page);
    if (child.Is("g")) CollectRules(child, page);
  }
}

}  // namespace

Result<std::vector<PdfPage>> PagesOf(std::string_view bbox_layout) {
  JITU_TRY(const Markup markup, Markup::Xml(bbox_layout));
  std::vector<PdfPage> pages;
  const MarkupNode document = markup.Root().At("body doc");
  for (MarkupNode node = document.First(); node; node = node.Next()) {
    if (!node.Is("page")) continue;
    PdfPage page;
    page.width = NumberOf(node.Attribute("width"));
    page.height = NumberOf(node.Attribute("height"));
    CollectWords(node, page);
    pages.push_back(std::move(page));
  }
  return pages;
}

Result<void> AddRules(std::string_view svg, std::size_t first, std::vector<PdfPage>& pages) {
  JITU_TRY(const Markup markup, Markup::Xml(svg));
  const MarkupNode set = markup.Root().Child("pageSet");
  if (!set && first < pages.size()) CollectRules(markup.Root(), pages[first]);
  std::size_t at = first;
  for (MarkupNode page = set.First(); page && at < pages.size(); page = page.Next()) {
    if (page.Is("page")) CollectRules(page, pages[at++]);
  }
  for (PdfPage& page : pages) {
    if (page.rules.size() > kMostRules) page.rules.clear();
  }
  return {};
}

double WidthInEms(std::string_view text) {
  double width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::At(text, i);
    width += point.value < 0x1100 ? 0.5 : 1;
    i += point.bytes;
  }
  return width;
}

}  // namespace jitu::ingest
