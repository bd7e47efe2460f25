/// The accounts' first table (收入支出决算总表) where a converter wrote it in one line:
/// 八、社会保障和就业支出 38 697,723.84 九、卫生健康支出 39 25,037,565.22 … 总计 60 25,754,899.39 25,754,899.39
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/list_mark.h"
#include "ingest/readers/rate_proof.h"
#include "ingest/readers/spaced_cells.h"
#include "ingest/statements/form_amounts.h"
#include "ingest/statements/rules.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kSpent = "支出";

/// 697,723.84, 0.00: amounts have two decimals here, numbers of rows none.
bool IsAmount(std::string_view word) {
  constexpr std::size_t kPointAndDecimals = 3;
  return NumberAt(word) == word.size() && word.size() > kPointAndDecimals &&
         word[word.size() - kPointAndDecimals] == '.';
}

class FlatAccounts {
 public:
  FlatAccounts(Draft& draft, ByteSpan line)
      : draft_(draft), start_(line.start), text_(draft.reading.In(line)), words_(SpacedWords(text_)) {}

  /// Nothing unless kinds of spending stand there in their order.
  void Read() {
    constexpr std::size_t kFewest = 4;
    std::size_t in_order = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto mark = ParseListMark(Word(i));
      const bool kind = mark && mark->kind == MarkKind::kHan && Word(i).ends_with(kSpent);
      if (kind) entries_.push_back(i);
      if (kind && mark->ordinal == static_cast<int>(entries_.size())) ++in_order;
    }
    if (in_order < kFewest) return;
    for (const std::size_t entry : entries_) ReadEntry(entry);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (Word(i) == "总计") ReadTotals(i);
    }
  }

 private:
  std::string_view Word(std::size_t i) const { return text_.substr(words_[i].start, words_[i].length()); }
  ByteSpan Place(std::size_t i) const { return {start_ + words_[i].start, start_ + words_[i].end}; }

  /// The amounts behind a name, and behind the number of its row.
  std::vector<std::size_t> AmountsBehind(std::size_t name) const {
    std::size_t at = name + 1;
    const bool row = at < words_.size() && Word(at).find_first_not_of("0123456789") == std::string_view::npos;
    std::vector<std::size_t> amounts;
    for (at += row ? 1 : 0; at < words_.size() && IsAmount(Word(at)); ++at) amounts.push_back(at);
    return amounts;
  }

  std::optional<std::int64_t> Fen(std::size_t word) const {
    const Table::Cell cell{Place(word)};
    return AmountIn(draft_.reading, &cell, PowerOfYuan(draft_.reading, Place(entries_[0])));
  }

  void ReadEntry(std::size_t entry) {
    const std::vector<std::size_t> amounts = AmountsBehind(entry);
    if (amounts.size() != 1) return;
    const auto fen = Fen(amounts[0]);
    if (!fen || *fen == 0) return;
    ByteSpan name = Place(entry);
    name.start += static_cast<std::uint32_t>(ParseListMark(Word(entry))->skip);
    const ByteSpan item{name.start, name.end - static_cast<std::uint32_t>(kSpent.size())};
    AddAmount(draft_, draft_.reading.NameAt(item), *fen, Basis(), Place(amounts[0]), "account_table", name);
  }

  /// What came in is what went out.
  void ReadTotals(std::size_t total) {
    const std::vector<std::size_t> amounts = AmountsBehind(total);
    if (amounts.size() != 2 || Word(amounts[0]) != Word(amounts[1])) return;
    const auto fen = Fen(amounts[0]);
    if (!fen) return;
    AddTotal(draft_, "收入", Basis(), *fen, Place(amounts[0]));
    AddTotal(draft_, kSpent, Basis(), *fen, Place(amounts[1]));
  }

  std::string_view Basis() const { return text::Has(text_, "决算") ? "actual" : "budget"; }

  Draft& draft_;
  std::uint32_t start_;
  std::string_view text_;
  std::vector<ByteSpan> words_;
  std::vector<std::size_t> entries_;  ///< words that name a kind of spending
};

}  // namespace

void AddFlatAccounts(Draft& draft) {
  for (const Block& block : draft.reading.document.blocks) {
    if (text::Has(draft.reading.In(block.span), "收入支出")) FlatAccounts(draft, block.span).Read();
  }
}

}  // namespace jitu::ingest
