#include "ingest/statements/money_lists.h"

#include <algorithm>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::size_t kShortestName = 6;   ///< bytes: two characters
constexpr std::size_t kLongestName = 120;  ///< bytes

class ListReader {
 public:
  ListReader(const Reading& reading, Money& money) : reading_(reading), money_(money) {}

  void Read() {
    for (std::size_t first = 0; first < money_.reads.size();) {
      std::size_t last = first;
      while (last < money_.reads.size() && SameClause(first, last)) ++last;
      ReadBracket(first, last);
      if (last - first < 2 || !ReadRespectively(first, last)) ReadClosingList(first);
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
      const bool list = i == first && At(i).name.find("、") != std::string::npos;
      if (At(i).kind == Kind::kTotal || (At(i).kind == Kind::kSpending && At(i).own_name && !list)) return false;
    }
    return true;
  }

  bool AllFree(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (At(i).kind == Kind::kTotal || At(i).kind == Kind::kSpending) return false;
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

  void Name(std::size_t index, ByteSpan name, const std::string& basis, std::string_view rule, double confidence) {
    MoneyRead& read = At(index);
    read.kind = Kind::kSpending;
    read.name = reading_.NameAt(name);
    read.basis = basis;
    read.fund = reading_.FundOf(PassageOf(read));
    read.own_name = true;
    read.rule = rule;
    read.confidence = confidence;
  }

  bool IsName(ByteSpan name) const {
    const std::string_view text = reading_.In(name);
    return text.size() >= kShortestName && text.size() <= kLongestName && !IsGenericItem(reading_, text);
  }

  void ReadBracket(std::size_t first, std::size_t last) {
    const Clause& clause = ClauseOf(At(first));
    const bool alone = last == first + 1 && AmountOf(At(first)) == clause.span;
    if (!alone || clause.before != U'(' || At(first).kind != Kind::kNone) return;
    const int governing = Before(first);
    const auto open = static_cast<std::uint32_t>(PreviousOffset(reading_.text, clause.span.start));
    ByteSpan name{};
    if (CodePointBefore(reading_.text, open) == U'”') {
      const std::size_t quote = OpeningOf(reading_.text, open, kLongestName + 6);
      if (quote != std::string_view::npos) name = {static_cast<std::uint32_t>(quote) + 3, open - 3};
    }
    if (name.empty() || !IsName(name)) return;
    const std::string basis = governing < 0 ? std::string() : At(static_cast<std::size_t>(governing)).basis;
    Name(first, name, basis.empty() ? "actual" : basis, "amount_in_bracket", 0.9);
  }

  bool ReadRespectively(std::size_t first, std::size_t last) {
    const Clause& clause = ClauseOf(At(first));
    const std::string_view words = reading_.In({clause.span.start, AmountOf(At(first)).start});
    const std::size_t word = words.rfind("分别");
    if (word == std::string_view::npos || !MayBeNamed(first, last)) return false;
    if (words.find("每") != std::string_view::npos || words.find("标准") != std::string_view::npos) return false;
    if (words.find("给予") != std::string_view::npos) return false;  // 对A、B分别给予20万元、10万元奖励: rates
    const auto place = static_cast<std::uint32_t>(clause.span.start + word);
    const std::vector<ByteSpan> names = NamesBefore(PassageOf(At(first)), place, last - first);
    if (names.empty()) return ReadAsListed(first, last, words);
    const int governing = Before(first);
    std::string basis = governing < 0 ? "actual" : At(static_cast<std::size_t>(governing)).basis;
    if (const WordSet::Hit said = reading_.words.amount_basis.Last(words)) {
      basis = reading_.words.amount_basis.MeaningOf(words.substr(said.start, said.length));
    }
    for (std::size_t i = first; i < last; ++i) Name(i, names[i - first], basis, "respectively", 0.85);
    return true;
  }

  /// 四个项目实际支付分别为508.60万元、86.70万元…: as many amounts as the list before them names items, in its order.
  bool ReadAsListed(std::size_t first, std::size_t last, std::string_view words) {
    const std::size_t count = last - first;
    if (words.find("项目") == std::string_view::npos || first < count) return false;
    for (std::size_t i = first - count; i < first; ++i) {
      const bool listed = At(i).kind == Kind::kSpending && At(i).own_name &&
                          PassageOf(At(i)).block == PassageOf(At(first)).block && At(i).basis == At(first - 1).basis;
      if (!listed || (i > first - count && At(i).name == At(i - 1).name)) return false;
    }
    std::string basis = "actual";
    if (const WordSet::Hit said = reading_.words.amount_basis.Last(words)) {
      basis = reading_.words.amount_basis.MeaningOf(words.substr(said.start, said.length));
    }
    for (std::size_t i = first; i < last; ++i) {
      const MoneyRead& item = At(i - count);
      MoneyRead& read = At(i);
      read.kind = Kind::kSpending;
      read.name = item.name;
      read.fund = item.fund;
      read.basis = basis;
      read.rule = "respectively";
      read.confidence = 0.85;
    }
    return true;
  }

  /// The nearest stretch before `place` that lists exactly so many names.
  std::vector<ByteSpan> NamesBefore(const Passage& passage, std::uint32_t place, std::size_t count) const {
    for (auto clause = passage.clauses.rbegin(); clause != passage.clauses.rend(); ++clause) {
      if (clause->depth > 0 || clause->span.start >= place || HoldsMoney(*clause, place)) continue;
      const ByteSpan stretch{clause->span.start, std::min(clause->span.end, place)};
      std::vector<ByteSpan> names = SplitAt(reading_.text, stretch, U"、");
      if (names.size() + 1 == count) names = SplitAt(reading_.text, stretch, U"、和与及");
      if (names.size() > count && CountsAtEnd(stretch, count))
        names.erase(names.begin(), names.end() - static_cast<std::ptrdiff_t>(count));
      if (names.size() != count) continue;
      for (ByteSpan& name : names) name = ListedName(name);
      if (std::all_of(names.begin(), names.end(), [this](ByteSpan name) { return IsName(name); })) return names;
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

  /// 涉及食品安全监管(政策任务M112) -> 食品安全监管; 知识产权运用三项政策任务 -> 知识产权运用.
  ByteSpan ListedName(ByteSpan name) const {
    const std::size_t bracket = reading_.In(name).find('(');
    if (bracket != std::string_view::npos && reading_.In(name).ends_with(')'))
      name.end = name.start + static_cast<std::uint32_t>(bracket);
    const auto quantity = static_cast<std::size_t>(reading_.FirstQuantityFrom(name.start));
    if (quantity < reading_.quantities.quantities.size()) {
      const ByteSpan counted = reading_.quantities.quantities[quantity].span;
      const bool quoted = CodePointBefore(reading_.text, counted.start) == U'“';  // “两癌”救助
      if (counted.start > name.start && counted.start < name.end && !quoted) name.end = counted.start;
    }
    name = CleanItemName(reading_, name);
    for (const std::string_view verb : {"涉及", "包括", "包含", "用于", "支持", "对"}) {
      if (reading_.In(name).starts_with(verb)) name.start += static_cast<std::uint32_t>(verb.size());
    }
    if (const std::size_t owner = reading_.In(name).find("实施的"); owner != std::string_view::npos) {
      name.start += static_cast<std::uint32_t>(owner) + 9;
    }
    return TrimBlanks(reading_.text, name);
  }

  /// The words before an amount, as an item's name.
  ByteSpan NameOf(const MoneyRead& read) const {
    const Clause& clause = ClauseOf(read);
    const auto place = std::find(clause.quantities.begin(), clause.quantities.end(), read.quantity);
    const AmountPhrase phrase =
        ReadAmountPhrase(reading_, clause, static_cast<std::size_t>(place - clause.quantities.begin()));
    const bool paper = reading_.NameStartingAt(phrase.name.start, "Policy") != nullptr;
    const bool others = IsOthersMoney(reading_.In(phrase.left));  // 企业自筹240万元: a source, as are those beside it
    return phrase.generic || phrase.pronoun || paper || others ? ByteSpan{} : ListedName(phrase.name);
  }

  /// Amounts side by side in one sentence, from `first` on, that add up to one told before.
  void ReadClosingList(std::size_t first) {
    std::int64_t sum = 0;
    std::vector<ByteSpan> names;
    for (std::size_t i = first; i < money_.reads.size() && SamePassage(first, i) && AllFree(i, i + 1); ++i) {
      const auto fen = reading_.At(At(i).quantity).Fen();
      const ByteSpan name = NameOf(At(i));
      if (!fen || name.empty() || !IsName(name) || __builtin_add_overflow(sum, *fen, &sum)) return;
      names.push_back(name);
      if (names.size() < 2) continue;
      const int whole = WholeOf(first, sum);
      if (whole < 0) continue;
      for (std::size_t part = first; part <= i; ++part)
        NamePart(part, names[part - first], static_cast<std::size_t>(whole));
      return;
    }
  }

  void NamePart(std::size_t part, ByteSpan name, std::size_t whole) {
    const bool item = At(whole).kind == Kind::kSpending;
    const int governing = Before(part);
    std::string basis = At(whole).basis;
    if (basis.empty() && governing >= 0) basis = At(static_cast<std::size_t>(governing)).basis;
    if (basis.empty()) basis = BasisSpoken(At(part));
    Name(part, name, basis.empty() ? "actual" : basis, "list_that_adds_up", 0.95);
    if (item) At(part).parent = static_cast<int>(whole);
    At(part).part_exact = item;
  }

  /// 中央财政下拨…共16项;其中…: what the last verb in the sentence, or in the one before, says of the amounts.
  std::string BasisSpoken(const MoneyRead& read) const {
    const WordSet& verbs = reading_.words.amount_verb;
    for (int index = read.passage; index >= 0 && index + 1 >= read.passage; --index) {
      const std::string_view text = reading_.In(reading_.passages[static_cast<std::size_t>(index)].span);
      if (const WordSet::Hit verb = verbs.First(text))
        return std::string(verbs.MeaningOf(text.substr(verb.start, verb.length)));
    }
    return {};
  }

  bool SamePassage(std::size_t a, std::size_t b) { return At(a).passage == At(b).passage; }

  /// An amount before these in their paragraph that they add up to.
  int WholeOf(std::size_t first, std::int64_t sum) {
    for (std::size_t i = first; i-- > 0 && PassageOf(At(i)).block == PassageOf(At(first)).block;) {
      if (reading_.At(At(i).quantity).Fen() == sum && At(i).kind != Kind::kFigure) return static_cast<int>(i);
    }
    return -1;
  }

  const Reading& reading_;
  Money& money_;
};

}  // namespace

void ReadListedAmounts(const Reading& reading, Money& money) { ListReader(reading, money).Read(); }

}  // namespace jitu::ingest
