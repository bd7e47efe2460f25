#include "ingest/names/form_fields.h"

#include <algorithm>

#include "ingest/names/phrase.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestLabel = 60;   ///< bytes
constexpr std::size_t kShortestLabel = 12;  ///< bytes of one within a line
constexpr std::size_t kLongestValue = 240;  ///< bytes; more is prose

class FieldFinder {
 public:
  FieldFinder(const Document& document, const model::Catalog& catalog)
      : document_(document), text_(document.text), words_(FormWords::Of(catalog)) {}

  std::vector<FormField> Find() {
    for (const Table& table : document_.tables) ReadTable(table);
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      if (document_.blocks[i].table < 0) ReadLine(i);
    }
    std::stable_sort(fields_.begin(), fields_.end(),
                     [](const FormField& a, const FormField& b) { return a.label.start < b.label.start; });
    return std::move(fields_);
  }

 private:
  /// What a cell or a line that is a label, with or without a colon, means; empty if it is none.
  std::string_view MeaningOf(ByteSpan span) const { return words_->LabelOf(In(text_, span)); }

  void Add(std::string_view meaning, ByteSpan label, ByteSpan value, bool in_table) {
    value = TrimBlanks(text_, value);
    while (!value.empty() && (text_[value.start] == ':' || text_[value.start] == '|')) {
      value = TrimBlanks(text_, {value.start + 1, value.end});
    }
    const bool prose = meaning == "goal" || meaning == "result";
    if (value.empty() || (!prose && value.length() > kLongestValue) || !MeaningOf(value).empty()) return;
    if (!words_->HeaderOf(In(text_, value)).empty()) return;
    fields_.push_back({meaning, label, value, in_table});
  }

  void ReadTable(const Table& table) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const Table::Cell& cell = table.cells[i];
      const std::string_view meaning = MeaningOf(cell.span);
      const bool beside = i + 1 < table.cells.size() && table.cells[i + 1].row == cell.row;
      if (!meaning.empty() && beside) {
        Add(meaning, cell.span, table.cells[i + 1].span, true);
      } else if (meaning.empty()) {
        ReadBoth(cell.span, true);
      }
    }
  }

  /// 项目名称:X, 项目名称 X and 项 目 名 称:X in one stretch, where blanks may part several.
  void ReadBoth(ByteSpan span, bool in_table) {
    while (!span.empty()) span.start = ReadFirst(span, in_table);
  }

  /// Where the next field begins.
  std::uint32_t ReadFirst(ByteSpan span, bool in_table) {
    const std::string_view head = In(text_, span).substr(0, kLongestLabel + 1);
    for (const std::size_t cut : {head.find(':'), head.find(' ')}) {
      if (cut == std::string_view::npos || cut == 0) continue;
      const ByteSpan label{span.start, span.start + static_cast<std::uint32_t>(cut)};
      const std::string_view meaning = MeaningOf(label);
      if (meaning.empty()) continue;
      const std::uint32_t end = NextLabel({label.end, span.end});
      Add(meaning, label, {label.end, end}, in_table);
      return end;
    }
    return span.end;
  }

  /// Where behind a blank the name of another box begins; the end where none does.
  std::uint32_t NextLabel(ByteSpan span) const {
    const std::string_view text = In(text_, span).substr(0, kLongestValue + kLongestLabel);
    const std::size_t value = std::min(text.find_first_not_of(": "), text.size());
    for (std::size_t blank = text.find(' ', value); blank != std::string_view::npos;) {
      const std::size_t start = std::min(text.find_first_not_of(' ', blank), text.size());
      const std::size_t end = std::min(text.find_first_of(": ", start), text.size());
      if (!words_->LabelOf(text.substr(start, end - start)).empty() && end - start >= kShortestLabel) {
        return span.start + static_cast<std::uint32_t>(start);
      }
      blank = text.find(' ', end);
    }
    return span.end;
  }

  void ReadLine(std::size_t block) {
    const ByteSpan span = TrimBlanks(text_, document_.blocks[block].span);
    const std::string_view meaning = MeaningOf(span);
    if (meaning.empty()) return ReadBoth(span, false);
    const std::size_t next = block + 1;
    if (next < document_.blocks.size() && document_.blocks[next].table < 0) {
      Add(meaning, span, document_.blocks[next].span, false);
    }
  }

  const Document& document_;
  std::string_view text_;
  std::shared_ptr<const FormWords> words_;
  std::vector<FormField> fields_;
};

}  // namespace

std::vector<FormField> FindFormFields(const Document& document, const model::Catalog& catalog) {
  return FieldFinder(document, catalog).Find();
}

}  // namespace jitu::ingest
