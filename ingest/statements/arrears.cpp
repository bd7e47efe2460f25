/// 其中486.20万元为补发2021年度优待金; 装备采购中有38.20万元为2020年已验收项目的尾款: money of this year that pays for
/// an earlier one.
#include <algorithm>

#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kRule = "arrears";

/// What is paid late, at the end of the words that say so.
bool EndsAsArrears(std::string_view text) {
  constexpr std::string_view kEnds[] = {"尾款", "欠款", "质保金", "欠付款", "账款", "工程款", "货款", "补助",
                                        "补贴", "奖补", "优待金", "费用",   "经费", "资金",   "费"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return text.ends_with(end); });
}

/// The words of the clause before the amount, without 其中 and 中有; empty if they name nothing.
ByteSpan NameBefore(const Reading& reading, const Clause& clause, std::uint32_t amount) {
  ByteSpan name = DropLead(reading, {clause.span.start, amount}, reading.words.part_lead);
  for (const std::string_view tail : {"中有", "里有", "中", "有"}) {
    if (reading.In(name).ends_with(tail)) name.end -= static_cast<std::uint32_t>(tail.size());
  }
  return TrimBlanks(reading.text, name);
}

class ArrearsReader {
 public:
  explicit ArrearsReader(Draft& draft) : draft_(draft), reading_(draft.reading) {}

  void Read() {
    for (std::size_t i = 0; i < reading_.passages.size(); ++i) {
      const Passage& passage = reading_.passages[i];
      if (IsSilent(passage.kind) || passage.kind == SectionKind::kGoals) continue;
      for (const Clause& clause : passage.clauses) {
        const auto money = std::find_if(clause.quantities.begin(), clause.quantities.end(), [&](int quantity) {
          return reading_.At(quantity).kind == QuantityKind::kMoney;
        });
        if (money != clause.quantities.end()) ReadClause(passage, static_cast<int>(i), clause, *money);
      }
    }
  }

 private:
  /// The item spoken of before in the same paragraph.
  const MoneyRead* ItemBefore(int passage, int quantity) const {
    const MoneyRead* item = nullptr;
    for (const MoneyRead& read : draft_.money.reads) {
      if (read.passage > passage || read.quantity >= quantity) break;
      const Passage& other = reading_.passages[static_cast<std::size_t>(read.passage)];
      const bool near = other.block == reading_.passages[static_cast<std::size_t>(passage)].block;
      if (near && read.kind == MoneyRead::Kind::kSpending) item = &read;
    }
    return item;
  }

  bool IsRead(int quantity) const {
    return std::any_of(draft_.money.reads.begin(), draft_.money.reads.end(), [&](const MoneyRead& read) {
      return read.quantity == quantity &&
             (read.kind == MoneyRead::Kind::kSpending || read.kind == MoneyRead::Kind::kTotal);
    });
  }

  void ReadClause(const Passage& passage, int index, const Clause& clause, int quantity) {
    const Quantity& amount = reading_.At(quantity);
    const auto fen = amount.Fen();
    const ByteSpan behind = TrimBlanks(reading_.text, {amount.span.end, std::max(amount.span.end, clause.span.end)});
    const std::string_view words = reading_.In(behind);
    const bool says = words.starts_with("为") || words.starts_with("系") || words.starts_with("是") ||
                      words.starts_with("用于支付") || words.starts_with("支付");
    if (!fen || !says || !EndsAsArrears(words) || !reading_.fiscal_year || IsRead(quantity)) return;
    const auto year = YearIn(reading_, behind);
    if (!year || *year >= *reading_.fiscal_year) return;
    SpendingFact fact;
    const ByteSpan named = NameBefore(reading_, clause, amount.span.start);
    const std::uint32_t lead = words.starts_with("用于") ? 6 : words.starts_with("支付") ? 0 : 3;  // bytes of 用于, 为
    fact.name = reading_.NameAt(named.empty() ? ByteSpan{behind.start + lead, behind.end} : named);
    fact.amount_fen = *fen;
    fact.basis = "actual";
    fact.fiscal_year = year;
    fact.fund = reading_.FundOf(passage);
    if (const MoneyRead* item = ItemBefore(index, quantity); named.empty() && item != nullptr)
      fact.part_of = item->name;
    fact.raw = reading_.NameAt(amount.span);
    fact.evidence = reading_.MakeEvidence(passage, kRule, 0.85);
    draft_.facts.spending.push_back(std::move(fact));
  }

  Draft& draft_;
  const Reading& reading_;
};

}  // namespace

void AddArrears(Draft& draft) { ArrearsReader(draft).Read(); }

}  // namespace jitu::ingest
