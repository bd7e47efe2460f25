#include "ingest/readers/several_reports.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestCaption = 200;  ///< bytes of a line that may stand above a form
constexpr std::uint32_t kMostCaptions = 8;

struct Form {
  std::uint32_t first_line = 0;  ///< with the captions above
  std::uint32_t captions = 0;    ///< how many lines these are
  bool dated = false;            ///< one of them names a year
  std::string sheet;
};

class Splitter {
 public:
  Splitter(const Layout& layout, const model::Catalog& catalog) : layout_(layout) {
    for (const model::Term& term : catalog.Words("form.label")) {
      if (term.meaning == "project") labels_.insert(text::NameKey(term.word));
    }
    for (std::size_t at = 0; at < layout.text.size();) {
      starts_.push_back(at);
      at = std::min(layout.text.find_first_of("\n\f", at), layout.text.size() - 1) + 1;
    }
    starts_.push_back(layout.text.size());
  }

  std::vector<Form> Forms() const {
    std::vector<Form> forms;
    std::uint32_t before = 0;  // the line behind the table before
    for (const Layout::Table& table : layout_.tables) {
      if (NamesProject(table)) {
        const std::uint32_t table_start = table.cells.front().first_line;
        std::uint32_t first = table_start;
        while (first > before && table_start - first < kMostCaptions && IsCaption(first - 1)) --first;
        // What stands above is a report that has forms as annexes.
        if (forms.empty() && first > 0) return {};
        forms.push_back({first, table_start - first, NamesYear(first, table_start), table.name});
      }
      before = table.cells.back().end_line;
    }
    return forms;
  }

 private:
  std::string_view LineAt(std::uint32_t line) const {
    return std::string_view(layout_.text).substr(starts_[line], starts_[line + 1] - starts_[line]);
  }

  bool NamesProject(const Layout::Table& table) const {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const Layout::Cell& cell) {
      const bool short_line = cell.end_line == cell.first_line + 1 && LineAt(cell.first_line).size() < 60;
      return short_line && labels_.count(text::NameKey(LineAt(cell.first_line))) > 0;
    });
  }

  bool NamesYear(std::uint32_t line, std::uint32_t end) const {
    for (; line < end; ++line) {
      const std::string key = text::NameKey(LineAt(line));
      if (key.find("二〇") != std::string::npos || key.find("二零") != std::string::npos) return true;
      const auto is_digit = [&](std::size_t at) { return key[at] >= '0' && key[at] <= '9'; };
      for (std::size_t at = key.find("年"); at != std::string::npos; at = key.find("年", at + 1)) {
        if (at >= 4 && is_digit(at - 1) && is_digit(at - 4)) return true;
      }
    }
    return false;
  }

  /// Titles, years and units of measure; a note belongs to the form above it.
  bool IsCaption(std::uint32_t line) const {
    const std::string_view text = LineAt(line);
    const std::string key = text::NameKey(text);
    return text.size() <= kLongestCaption && text.find("。") == std::string_view::npos && !key.starts_with("注") &&
           !key.starts_with("说明") && !key.starts_with("填表说明");
  }

  const Layout& layout_;
  std::set<std::string> labels_;
  std::vector<std::size_t> starts_;
};

/// What stands above the first form beyond a caption of its own is the title of the file, and so that of every form
/// that has none.
Layout TitleFor(const Form& form, const Form& first, const Layout& first_part) {
  if (form.captions >= first.captions) return {};
  Layout whole;
  whole.text = first_part.text;
  whole.lines = first_part.lines;
  return Parts(whole, {0, first.captions - form.captions})[0];
}

}  // namespace

std::vector<NamedLayout> SplitReports(Layout layout, const model::Catalog* catalog) {
  std::vector<NamedLayout> reports;
  std::vector<Form> forms;
  if (catalog != nullptr && !layout.lines.empty()) forms = Splitter(layout, *catalog).Forms();
  if (forms.size() < 2) {
    reports.push_back({{}, std::move(layout)});
    return reports;
  }
  std::set<std::string> sheets;
  for (const Form& form : forms) sheets.insert(form.sheet);
  const bool one_a_sheet = sheets.size() == forms.size() && sheets.count("") == 0;
  std::vector<std::uint32_t> first_lines;
  for (const Form& form : forms) first_lines.push_back(form.first_line);
  std::vector<Layout> parts = Parts(layout, first_lines);
  for (std::size_t i = 1; i < forms.size(); ++i) {
    if (!forms[i].dated) parts[i] = Behind(TitleFor(forms[i], forms[0], parts[0]), std::move(parts[i]));
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    reports.push_back({one_a_sheet ? forms[i].sheet : std::to_string(i + 1), std::move(parts[i])});
  }
  return reports;
}

}  // namespace jitu::ingest
