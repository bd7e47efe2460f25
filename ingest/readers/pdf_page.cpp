#include "ingest/readers/pdf_page.h"

#include <algorithm>

#include "ingest/readers/markup.h"

namespace jitu::ingest {
namespace {

double NumberOf(std::string_view text) {
  const std::vector<double> numbers = NumbersIn(text, 1);
  return numbers.empty() ? 0 : std::clamp(numbers[0], -1e5, 1e5);
}

Box BoxOf(MarkupNode node) {
  return {NumberOf(node.Attribute("xMin")), NumberOf(node.Attribute("yMin")), NumberOf(node.Attribute("xMax")),
          NumberOf(node.Attribute("yMax"))};
}

void CollectWords(MarkupNode node, Page& page) {
  for (MarkupNode child = node.First(); child && page.words.size() < kMostPageWords; child = child.Next()) {
    if (child.Is("word")) {
      page.words.push_back({BoxOf(child), child.AllText()});
    } else {
      CollectWords(child, page);
    }
  }
}

/// Straight lines and rectangles: the corners of a path; nothing for curves and for long paths.
std::vector<Corner> CornersOf(std::string_view path, const Matrix& matrix) {
  constexpr std::size_t kMostNumbers = 24;
  if (path.size() > 600 || path.find_first_of("CcSsQqTtAaHhVv") != std::string_view::npos) return {};
  const std::vector<double> numbers = NumbersIn(path, kMostNumbers);
  std::vector<Corner> corners;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) corners.push_back(matrix.At(numbers[i], numbers[i + 1]));
  return corners;
}

void CollectRules(MarkupNode node, Page& page) {
  for (MarkupNode child = node.First(); child; child = child.Next()) {
    if (child.Is("path")) {
      const bool stroked = child.Attribute("style").find("stroke:none") == std::string_view::npos;
      AddPath(CornersOf(child.Attribute("d"), Matrix::Of(child.Attribute("transform"))), stroked, page);
    }
    if (child.Is("g")) CollectRules(child, page);
  }
}

}  // namespace

Result<std::vector<Page>> PagesOf(std::string_view bbox_layout) {
  JITU_TRY(const Markup markup, Markup::Xml(bbox_layout));
  std::vector<Page> pages;
  const MarkupNode document = markup.Root().At("body doc");
  for (MarkupNode node = document.First(); node; node = node.Next()) {
    if (!node.Is("page")) continue;
    Page page;
    page.width = NumberOf(node.Attribute("width"));
    page.height = NumberOf(node.Attribute("height"));
    CollectWords(node, page);
    pages.push_back(std::move(page));
  }
  return pages;
}

Result<void> AddRules(std::string_view svg, std::size_t first, std::vector<Page>& pages) {
  JITU_TRY(const Markup markup, Markup::Xml(svg));
  const MarkupNode set = markup.Root().Child("pageSet");
  if (!set && first < pages.size()) CollectRules(markup.Root(), pages[first]);
  std::size_t at = first;
  for (MarkupNode page = set.First(); page && at < pages.size(); page = page.Next()) {
    if (page.Is("page")) CollectRules(page, pages[at++]);
  }
  for (Page& page : pages) DropDrawings(page);
  return {};
}

}  // namespace jitu::ingest
