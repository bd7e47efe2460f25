#include "ingest/statements/summed_lists.h"

#include <algorithm>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/list_names.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::size_t kReach = 60;            ///< amounts in front of a sum
constexpr std::size_t kShortestPurpose = 12;  ///< bytes of what a sum is used for

class SummedLists {
 public:
  SummedLists(const Reading& reading, Money& money) : reading_(reading), money_(money), names_(reading) {}

  void Read() {
    for (std::size_t i = 2; i < money_.reads.size(); ++i) {
      if (SumsUp(money_.reads[i])) ReadList(i);
    }
  }

 private:
  const Passage& PassageOf(const MoneyRead& read) const {
    return reading_.passages[static_cast<std::size_t>(read.passage)];
  }
  const Clause& ClauseOf(const MoneyRead& read) const {
    return PassageOf(read).clauses[static_cast<std::size_t>(read.clause)];
  }
  std::int64_t FenOf(const MoneyRead& read) const { return reading_.At(read.quantity).Fen().value_or(0); }

  /// 共计40.83万元: no words before the amount but such as add up.
  bool SumsUp(const MoneyRead& read) const {
    const Clause& clause = ClauseOf(read);
    if (clause.depth > 0 || read.kind == Kind::kTotal || read.kind == Kind::kSpending) return false;
    const std::string_view words = reading_.In({clause.span.start, reading_.At(read.quantity).span.start});
    constexpr std::string_view kSums[] = {"共计", "合计", "总计", "共", "合计金额", "共计金额"};
    return std::find(std::begin(kSums), std::end(kSums), words) != std::end(kSums);
  }

  void ReadList(std::size_t sum) {
    const int block = PassageOf(money_.reads[sum]).block;
    std::int64_t rest = FenOf(money_.reads[sum]);
    std::size_t first = sum;
    std::string basis;
    std::vector<ByteSpan> names;  // the last first; empty where one is told already
    while (rest > 0 && first > 0 && sum - first < kReach && PassageOf(money_.reads[first - 1]).block == block) {
      const MoneyRead& part = money_.reads[--first];
      const bool told = part.kind == Kind::kSpending && part.own_name;
      names.push_back(told || part.kind == Kind::kTotal ? ByteSpan{} : names_.Beside(part));
      if (!told && !names_.Fits(names.back())) return;
      if (told) basis = part.basis;
      rest -= FenOf(part);
    }
    if (rest != 0 || names.size() < 2) return;
    if (basis.empty()) basis = DefaultBasis(reading_, PassageOf(money_.reads[first]));
    for (std::size_t part = first; part < sum; ++part) {
      const ByteSpan name = names[sum - 1 - part];
      if (!name.empty()) names_.Give(money_.reads[part], name, basis, "list_that_adds_up", 0.95);
    }
    NameByPurpose(money_.reads[sum], basis);
  }

  void NameByPurpose(MoneyRead& sum, const std::string& basis) const {
    const std::uint32_t end = reading_.At(sum.quantity).span.end;
    const ByteSpan item = CleanItemName(reading_, PurposeBehind(reading_, PassageOf(sum), ClauseOf(sum), end, true));
    if (item.length() >= kShortestPurpose && names_.Fits(item)) names_.Give(sum, item, basis, "sum_used_for", 0.85);
  }

  const Reading& reading_;
  Money& money_;
  const ListNames names_;
};

}  // namespace

void ReadSummedLists(const Reading& reading, Money& money) { SummedLists(reading, money).Read(); }

}  // namespace jitu::ingest
