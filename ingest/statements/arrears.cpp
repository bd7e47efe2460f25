/// 其中486.20万元为补发2021年度优待金; 装备采购中有38.20万元为2020年已验收项目的尾款: money of this year that pays for
/// an earlier one.
#include <algorithm>

#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kRule = "arrears";

/// What is paid late, at the end of the words that say so.
bool EndsAsArrears(std::string_view text) {
  constexpr std::string_view kEnds[] = {"尾款", "欠款",   "质保金", "欠付款", "账款", "工程款", "货款", "补助", "补贴",
                                        "奖补", "优待金", "费用",   "经费",   "资金", "奖金",   "工资", "费"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return text.ends_with(end); });
}

/// The words before an amount, without 其中 and 中有; empty if they name nothing.
ByteSpan NameBefore(const Reading& reading, ByteSpan left) {
  ByteSpan name = DropLead(reading, left, reading.words.part_lead);
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
      for (const Clause& clause : passage.clauses) ReadClause(passage, static_cast<int>(i), clause);
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

  /// The amount pays for what is named behind it: 21万元系支付2022年某工程尾款. Empty if no such thing stands there.
  ByteSpan PaidBehind(const Clause& clause, ByteSpan amount) const {
    struct Lead {
      std::string_view words;
      std::uint32_t dropped;  ///< bytes of them that are no part of the name
    };
    constexpr Lead kLeads[] = {{"用于支付", 6}, {"属于", 6}, {"支付", 0}, {"为", 3}, {"系", 3}, {"是", 3}, {"属", 3}};
    const ByteSpan behind = TrimBlanks(reading_.text, {amount.end, std::max(amount.end, clause.span.end)});
    const std::string_view words = reading_.In(behind);
    const auto lead = std::find_if(std::begin(kLeads), std::end(kLeads),
                                   [&](const Lead& one) { return words.starts_with(one.words); });
    if (lead == std::end(kLeads) || !EndsAsArrears(words)) return {};
    return {behind.start + lead->dropped, behind.end};
  }

  /// What was owed and is named in front of the amount: 2022年度欠付的课题费45万元. Empty if nothing there was.
  ByteSpan OwedBefore(ByteSpan left, ByteSpan behind) const {
    constexpr std::string_view kOwed[] = {"欠付", "欠缴", "欠拨", "拖欠", "未付", "未支付", "未拨付", "未兑付"};
    constexpr std::string_view kLate[] = {"延至", "推迟至", "顺延至", "结转至"};
    const std::string_view words = reading_.In(left);
    const std::string_view rest = reading_.In(behind);
    const bool owed = std::any_of(std::begin(kOwed), std::end(kOwed),
                                  [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
    const bool late =
        std::any_of(std::begin(kLate), std::end(kLate), [&](std::string_view word) { return rest.starts_with(word); });
    if (!owed && !late) return {};
    const std::size_t of = words.rfind("的");
    return of == std::string_view::npos ? left : ByteSpan{left.start + static_cast<std::uint32_t>(of) + 3, left.end};
  }

  /// Every amount of a clause, with the words between it and the one before.
  void ReadClause(const Passage& passage, int index, const Clause& clause) {
    std::uint32_t from = clause.span.start;
    for (const int quantity : clause.quantities) {
      const Quantity& amount = reading_.At(quantity);
      if (amount.kind != QuantityKind::kMoney) continue;
      ReadAmount(passage, index, clause, quantity, {from, amount.span.start});
      from = amount.span.end;
    }
  }

  void ReadAmount(const Passage& passage, int index, const Clause& clause, int quantity, ByteSpan left) {
    const Quantity& amount = reading_.At(quantity);
    const auto fen = amount.Fen();
    if (!fen || !reading_.fiscal_year || IsRead(quantity)) return;
    const ByteSpan behind = PaidBehind(clause, amount.span);
    const ByteSpan owed = behind.empty() ? OwedBefore(left, {amount.span.end, clause.span.end}) : ByteSpan{};
    const auto year = YearIn(reading_, behind.empty() ? left : behind);
    if ((behind.empty() && owed.empty()) || !year || *year >= *reading_.fiscal_year) return;
    SpendingFact fact;
    const ByteSpan named = behind.empty() ? owed : NameBefore(reading_, left);
    fact.name = reading_.NameAt(named.empty() ? behind : named);
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
