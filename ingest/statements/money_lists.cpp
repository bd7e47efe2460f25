#include "ingest/statements/money_lists.h"

#include <algorithm>

#include "ingest/readers/list_mark.h"
#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/list_names.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::string_view kJoins[] = {"、", "和", "与", "及"};

class ListReader {
 public:
  ListReader(const Reading& reading, Money& money) : reading_(reading), money_(money), names_(reading) {}

  void Read() {
    for (std::size_t first = 0; first < money_.reads.size();) {
      std::size_t last = first;
      while (last < money_.reads.size() && SameClause(first, last)) ++last;
      ReadBracket(first, last);
      if (last - first >= 2) ReadRespectively(first, last);
      first = last;
    }
  }

 private:
  MoneyRead& At(std::size_t index) { return money_.reads[index]; }
  const Passage& PassageOf(const MoneyRead& read) const {
    return reading_.passages[static_cast<std::size_t>(read.passage)];
  }
  const Clause& ClauseOf(const MoneyRead& read) const {
    return PassageOf(read).clauses[static_cast<std::size_t>(read.clause)];
  }
  ByteSpan AmountOf(const MoneyRead& read) const { return reading_.At(read.quantity).span; }

  bool SameClause(std::size_t a, std::size_t b) {
    return At(a).passage == At(b).passage && At(a).clause == At(b).clause;
  }

  /// None is a total, and none but the first, whose name may be the whole list, is named beside its amount.
  bool MayBeNamed(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const bool list = i == first && std::any_of(std::begin(kJoins), std::end(kJoins), [&](std::string_view join) {
                          return At(i).name.find(join) != std::string::npos;
                        });
      if (At(i).kind == Kind::kTotal || (At(i).kind == Kind::kSpending && At(i).own_name && !list)) return false;
    }
    return true;
  }

  /// The amount before these in their paragraph that names a total or an item; -1 if there is none.
  int Before(std::size_t first) {
    for (std::size_t i = first; i-- > 0 && PassageOf(At(i)).block == PassageOf(At(first)).block;) {
      const bool same_place = PassageOf(At(i)).section == PassageOf(At(first)).section;
      if (same_place && (At(i).kind == Kind::kSpending || At(i).kind == Kind::kTotal)) return static_cast<int>(i);
    }
    return -1;
  }

  void ReadBracket(std::size_t first, std::size_t last) {
    const Clause& clause = ClauseOf(At(first));
    const bool alone = last == first + 1 && AmountOf(At(first)) == clause.span;
    if (!alone || clause.before != U'(' || At(first).kind != Kind::kNone) return;
    const int governing = Before(first);
    const auto open = static_cast<std::uint32_t>(PreviousOffset(reading_.text, clause.span.start));
    ByteSpan name{};
    if (CodePointBefore(reading_.text, open) == U'”') {
      const std::size_t quote = OpeningOf(reading_.text, open, ListNames::kLongest + 6);
      if (quote != std::string_view::npos) name = {static_cast<std::uint32_t>(quote) + 3, open - 3};
    }
    if (name.empty() || !names_.Fits(name)) return;
    const std::string basis = governing < 0 ? std::string() : At(static_cast<std::size_t>(governing)).basis;
    names_.Give(At(first), name, basis.empty() ? "actual" : basis, "amount_in_bracket", 0.9);
  }

  void ReadRespectively(std::size_t first, std::size_t last) {
    const Clause& clause = ClauseOf(At(first));
    const std::string_view words = reading_.In({clause.span.start, AmountOf(At(first)).start});
    constexpr std::string_view kInTurn[] = {"分别", "依次"};
    std::size_t word = std::string_view::npos;
    for (const std::string_view turn : kInTurn) word = std::min(word, words.rfind(turn));
    if (word == std::string_view::npos || !MayBeNamed(first, last)) return;
    if (words.find("每") != std::string_view::npos || words.find("标准") != std::string_view::npos) return;
    if (words.find("给予") != std::string_view::npos) return;  // 对A、B分别给予20万元、10万元奖励: rates
    const auto place = static_cast<std::uint32_t>(clause.span.start + word);
    const std::vector<ByteSpan> names = NamesBefore(PassageOf(At(first)), place, last - first);
    if (names.empty()) return ReadAsListed(first, last, words);
    const int governing = Before(first);
    std::string basis = governing < 0 ? "actual" : At(static_cast<std::size_t>(governing)).basis;
    if (const WordSet::Hit said = reading_.words.amount_basis.Last(words)) {
      basis = reading_.words.amount_basis.MeaningOf(words.substr(said.start, said.length));
    }
    for (std::size_t i = first; i < last; ++i) names_.Give(At(i), names[i - first], basis, "respectively", 0.85);
  }

  /// 四个项目实际支付分别为508.60万元、86.70万元…, 上述四个方向依次支付…: as many amounts as the list before them names
  /// items, in its order.
  void ReadAsListed(std::size_t first, std::size_t last, std::string_view words) {
    constexpr std::string_view kItems[] = {"项目", "上述", "以上", "方向", "子项", "项分别", "项依次"};
    const bool of_items = std::any_of(std::begin(kItems), std::end(kItems), [&](std::string_view word) {
      return words.find(word) != std::string_view::npos;
    });
    const std::size_t start = of_items ? ListBefore(first, last - first) : first;
    if (start == first) return;
    std::string basis = "actual";
    if (const WordSet::Hit said = reading_.words.amount_basis.Last(words)) {
      basis = reading_.words.amount_basis.MeaningOf(words.substr(said.start, said.length));
    }
    for (std::size_t i = first; i < last; ++i) {
      const MoneyRead& item = At(start + i - first);
      MoneyRead& read = At(i);
      read.kind = Kind::kSpending;
      read.name = item.name;
      read.fund = item.fund;
      read.basis = basis;
      read.rule = "respectively";
      read.confidence = 0.85;
    }
  }

  /// Where the last list of exactly so many items begins before that place; the place itself if the last is of others.
  std::size_t ListBefore(std::size_t place, std::size_t count) {
    constexpr std::size_t kReach = 24;  ///< amounts
    std::size_t end = place;
    const std::size_t least = place - std::min(place, kReach);
    while (end > least && !(At(end - 1).kind == Kind::kSpending && At(end - 1).own_name)) --end;
    std::size_t start = end;
    const auto goes_on = [&](const MoneyRead& read) {
      const MoneyRead& last = At(end - 1);
      return read.kind == Kind::kSpending && read.own_name && read.basis == last.basis && read.parent == last.parent &&
             PassageOf(read).block == PassageOf(last).block && (start == end || read.name != At(start).name);
    };
    while (start > least && goes_on(At(start - 1))) --start;
    if (end - start == count + 1 && At(end - 1).parent < 0) ++start;  // the whole in front of its parts
    return end - start == count ? start : place;
  }

  /// The nearest stretch before `place` that lists exactly so many names.
  std::vector<ByteSpan> NamesBefore(const Passage& passage, std::uint32_t place, std::size_t count) const {
    for (auto clause = passage.clauses.rbegin(); clause != passage.clauses.rend(); ++clause) {
      if (clause->depth > 0 || clause->span.start >= place || HoldsMoney(*clause, place)) continue;
      ByteSpan stretch{clause->span.start, std::min(clause->span.end, place)};
      if (const auto mark = ParseListMark(reading_.In(stretch)); mark && mark->skip < stretch.length())
        stretch.start += mark->skip;
      std::vector<ByteSpan> names = SplitAt(reading_.text, stretch, U"、");
      if (names.size() + 1 == count) names = SplitAt(reading_.text, stretch, U"、和与及");
      if (names.size() > count && CountsAtEnd(stretch, count))
        names.erase(names.begin(), names.end() - static_cast<std::ptrdiff_t>(count));
      if (names.size() != count) continue;
      for (ByteSpan& name : names) name = names_.Trimmed(name);
      if (std::all_of(names.begin(), names.end(), [this](ByteSpan name) { return names_.Fits(name); })) return names;
    }
    return {};
  }

  bool HoldsMoney(const Clause& clause, std::uint32_t before) const {
    return std::any_of(clause.quantities.begin(), clause.quantities.end(), [&](int i) {
      return reading_.At(i).kind == QuantityKind::kMoney && reading_.At(i).span.start < before;
    });
  }

  /// 某局实施的A、B、C 3个项目: the last three of the list are meant.
  bool CountsAtEnd(ByteSpan stretch, std::size_t count) const {
    const auto& all = reading_.quantities.quantities;
    for (auto i = static_cast<std::size_t>(reading_.FirstQuantityFrom(stretch.start)); i < all.size(); ++i) {
      if (all[i].span.start >= stretch.end) return false;
      const bool counts = all[i].kind == QuantityKind::kMeasure && all[i].value && all[i].value->scale == 0;
      if (counts && all[i].value->digits == static_cast<std::int64_t>(count)) return true;
    }
    return false;
  }

  const Reading& reading_;
  Money& money_;
  const ListNames names_;
};

}  // namespace

void ReadListedAmounts(const Reading& reading, Money& money) { ListReader(reading, money).Read(); }

}  // namespace jitu::ingest
