#include "ingest/statements/adding_lists.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/list_names.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::size_t kReach = 24;            ///< amounts behind a whole that are looked at
constexpr std::size_t kInFront = 60;          ///< amounts in front of a sum
constexpr int kSteps = 256;                   ///< of one search: bounds the ways in which parts may nest
constexpr std::size_t kShortestPurpose = 12;  ///< bytes of what a sum is used for
constexpr std::string_view kRule = "list_that_adds_up";
constexpr double kConfidence = 0.95;

/// Looks for amounts that add up to one before them, or to a sum behind them.
class AddingLists {
 public:
  AddingLists(const Reading& reading, Money& money) : reading_(reading), money_(money), names_(reading) {}

  void Read() {
    for (std::size_t whole = 0; whole < money_.reads.size(); ++whole) {
      if (const auto fen = FenOf(whole); fen && *fen > 0 && MayBeWhole(whole)) FindParts(whole, *fen);
    }
    for (std::size_t sum = 2; sum < money_.reads.size(); ++sum) {
      if (SumsUp(sum)) FindPartsInFront(sum);
    }
  }

 private:
  const MoneyRead& At(std::size_t index) const { return money_.reads[index]; }
  const Passage& PassageOf(std::size_t index) const {
    return reading_.passages[static_cast<std::size_t>(At(index).passage)];
  }
  const Clause& ClauseOf(std::size_t index) const {
    return PassageOf(index).clauses[static_cast<std::size_t>(At(index).clause)];
  }
  std::optional<std::int64_t> FenOf(std::size_t index) const { return reading_.At(At(index).quantity).Fen(); }

  bool MayBeWhole(std::size_t whole) const { return At(whole).kind != Kind::kFigure || ToldBefore(whole) >= 0; }

  /// 使用的531.90万元按用途分为三块: the spending of which the amount was told before; -1 if there is none.
  int ToldBefore(std::size_t index) const {
    for (std::size_t i = index; i-- > 0 && index - i <= kReach;) {
      if (At(i).kind == Kind::kSpending && FenOf(i) == FenOf(index)) return static_cast<int>(i);
    }
    return -1;
  }

  /// 二、康复类(使用698.5万元): the amount closes a line of its own, so that what stands below may be its parts.
  bool OpensList(std::size_t whole) const {
    const std::uint32_t end = reading_.At(At(whole).quantity).span.end;
    const std::uint32_t line = PassageOf(whole).span.end;
    constexpr std::string_view kBelow = "如下";  // 下达资金836万元,切块如下。
    if (reading_.In(PassageOf(whole).span).ends_with(kBelow)) return true;
    return At(whole).passage + 1 < static_cast<int>(reading_.passages.size()) &&
           (PassageOf(whole).marked || PassageOf(whole).heading) &&
           reading_.In({std::min(end, line), line}).find_first_not_of("):") == std::string_view::npos;
  }

  void FindParts(std::size_t whole, std::int64_t fen) {
    std::size_t end = whole + 1;
    while (end < money_.reads.size() && end - whole <= kReach && PassageOf(end).section == PassageOf(whole).section) {
      ++end;
    }
    for (std::size_t first = whole + 1; first < end; ++first) {
      if (first > whole + 1 && FenOf(first - 1) == fen) return;  // of which they are, as it is nearer
      parts_.clear();
      steps_ = kSteps;
      if (!Add(first, end, fen, first == whole + 1 ? 0 : ClauseOf(first).depth)) continue;
      if (parts_.size() < FewestParts(whole, first)) continue;
      if (NameParts(whole)) return;
    }
  }

  /// How many parts prove themselves: two in the whole's own paragraph or right below its line, three in one paragraph
  /// farther on.
  std::size_t FewestParts(std::size_t whole, std::size_t first) const {
    if (IsOnlyPart(whole, first)) return 1;
    if (OpensList(whole) || PassageOf(parts_.back()).block == PassageOf(whole).block) return 2;
    return PassageOf(parts_.front()).block == PassageOf(parts_.back()).block ? 3 : kReach + 1;
  }

  /// (三)助残类110万元:“福康工程”110万元: a list of one.
  bool IsOnlyPart(std::size_t whole, std::size_t part) const {
    return part == whole + 1 && At(part).passage == At(whole).passage && At(part).clause == At(whole).clause + 1 &&
           ClauseOf(part).before == U':' && !At(whole).name.empty();
  }

  /// Whether the amounts from `at` on leave nothing of `rest`, some of them told as parts of the part before.
  bool Add(std::size_t at, std::size_t end, std::int64_t rest, int depth) {
    if (rest == 0) return true;
    if (at >= end || --steps_ < 0) return false;
    const auto fen = FenOf(at);
    const bool exact = fen && *fen > 0 && reading_.At(At(at).quantity).bound == Bound::kExact;
    if (exact && *fen <= rest && ClauseOf(at).depth <= depth) {
      parts_.push_back(at);
      if (Add(at + 1, end, rest - *fen, depth)) return true;
      parts_.pop_back();
    }
    return MayBePassed(at, depth) && Add(at + 1, end, rest, depth);
  }

  /// In a bracket, behind 其中, no exact amount, or another amount of the part before: it need not be one of the parts.
  bool MayBePassed(std::size_t at, int depth) const {
    if (reading_.At(At(at).quantity).bound != Bound::kExact || ClauseOf(at).depth > depth) return true;
    if (parts_.empty()) return false;
    if (At(at).kind == Kind::kSpending && !At(at).own_name) return true;  // A 48万元,使用43万元
    if (At(at).quantity == At(at - 1).quantity) return true;  // told as another kind too: A 48万元,全部用完
    const Passage& passage = PassageOf(at);
    for (int clause = At(at).clause; clause >= 0; --clause) {
      const bool part = At(parts_.back()).passage == At(at).passage && clause <= At(parts_.back()).clause;
      if (part) return false;
      const Clause& one = passage.clauses[static_cast<std::size_t>(clause)];
      if (reading_.words.part_lead.PrefixOf(reading_.In(one.span)) != 0) return true;
    }
    return false;
  }

  /// 结余68万元: what was not spent closes the sum.
  bool IsRest(std::size_t at) const {
    const Clause& clause = ClauseOf(at);
    const std::string_view left = reading_.In({clause.span.start, reading_.At(At(at).quantity).span.start});
    constexpr std::string_view kRests[] = {"结余", "结转", "剩余", "节余", "其他", "其余"};
    const auto tells = [&](std::string_view rest) { return text::Has(left, rest); };
    return At(at).kind != Kind::kSpending && std::any_of(std::begin(kRests), std::end(kRests), tells);
  }

  /// 预算850万元,支出830万元,结余20万元: without the balance they come to an amount told in between, of which they are.
  bool ComesToNearer(std::size_t whole) const {
    std::int64_t sum = 0;
    for (const std::size_t part : parts_) sum += FenOf(part).value_or(0);
    for (std::size_t i = whole + 1; i < parts_.front(); ++i) {
      if (FenOf(i) == sum) return true;
    }
    return false;
  }

  /// False where one of them is told as something else than a part.
  bool NameParts(std::size_t whole) {
    const std::size_t all = parts_.size();
    parts_.erase(std::remove_if(parts_.begin(), parts_.end(), [&](std::size_t part) { return IsRest(part); }),
                 parts_.end());
    if (parts_.size() < std::min<std::size_t>(all, 2)) return false;
    if (parts_.size() < all && ComesToNearer(whole)) return false;
    std::vector<ByteSpan> names;
    for (const std::size_t part : parts_) {
      const MoneyRead& read = At(part);
      const bool item = IsItem(part);
      names.push_back(item ? ByteSpan{} : names_.Beside(read));
      const bool other = read.kind == Kind::kTotal || (read.kind == Kind::kSpending && !item);
      const bool named = item ? read.name != At(whole).name : names_.Fits(names.back());
      if (other || !named || proven_.count(part) != 0) return false;
    }
    if (OpensList(whole)) NameByLine(whole);
    const int told = At(whole).kind == Kind::kFigure ? ToldBefore(whole) : static_cast<int>(whole);
    const bool of_item = At(static_cast<std::size_t>(told)).kind == Kind::kSpending;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      MoneyRead& part = money_.reads[parts_[i]];
      proven_.insert(parts_[i]);
      if (names[i].length() == 0) TakeBasis(whole, part);
      if (names[i].length() > 0)
        names_.Give(part, names[i], BasisOf(static_cast<std::size_t>(told), parts_[i]), kRule, kConfidence);
      if (!of_item || !MayBeTied(part)) continue;
      part.parent = told;
      part.part_exact = parts_.size() == all;
    }
    return true;
  }

  /// (一)抚育类(使用78.5万元): what the line is about, in front of its bracket.
  void NameByLine(std::size_t whole) {
    MoneyRead& read = money_.reads[whole];
    const bool named = read.kind == Kind::kTotal || read.own_name || ClauseOf(whole).depth != 1 || read.clause == 0;
    if (named) return;
    const ByteSpan name = names_.Trimmed(PassageOf(whole).clauses[static_cast<std::size_t>(read.clause) - 1].span);
    if (names_.Fits(name)) names_.Give(read, name, BasisOf(whole, whole), "line_above_list", 0.9);
  }

  /// 批复48万元,到账48万元,使用43万元:A 18万元,B 30万元: of the kind that one of the amounts is to which they come, the
  /// first of them if no word says which.
  void TakeBasis(std::size_t whole, MoneyRead& part) const {
    constexpr std::string_view kFromContext[] = {"listed_part", "listed_beside_item", "told_use", "item_amount",
                                                 "verb_item_amount"};
    if (std::find(std::begin(kFromContext), std::end(kFromContext), part.rule) == std::end(kFromContext)) return;
    std::string first;
    for (std::size_t i = whole + 1; i-- > 0 && whole - i <= kReach && PassageOf(i).block == PassageOf(whole).block;) {
      if (FenOf(i) != FenOf(whole) || At(i).kind == Kind::kFigure || At(i).basis.empty()) continue;
      if (At(i).basis == part.basis) return;
      first = At(i).basis;
    }
    if (!first.empty()) part.basis = first;
  }

  /// Of no whole yet, or of one that these show to be a part beside it.
  bool MayBeTied(const MoneyRead& part) const {
    return part.parent < 0 ||
           std::find(parts_.begin(), parts_.end(), static_cast<std::size_t>(part.parent)) != parts_.end();
  }

  /// The kind of amount that the whole is, or the last amount before, or that the last verb says.
  std::string BasisOf(std::size_t whole, std::size_t part) const {
    if (!At(whole).basis.empty()) return At(whole).basis;
    for (std::size_t i = part; i-- > 0 && PassageOf(i).block == PassageOf(part).block;) {
      const bool told = At(i).kind == Kind::kSpending || At(i).kind == Kind::kTotal;
      if (told && !At(i).basis.empty()) return At(i).basis;
    }
    const WordSet& verbs = reading_.words.amount_verb;
    for (int index = At(part).passage; index >= 0 && index + 1 >= At(part).passage; --index) {
      const std::string_view text = reading_.In(reading_.passages[static_cast<std::size_t>(index)].span);
      if (const WordSet::Hit verb = verbs.First(text))
        return std::string(verbs.MeaningOf(text.substr(verb.start, verb.length)));
    }
    return DefaultBasis(reading_, PassageOf(part));
  }

  /// 共计40.83万元: no words before the amount but such as add up.
  bool SumsUp(std::size_t index) const {
    const Clause& clause = ClauseOf(index);
    if (clause.depth > 0 || At(index).kind == Kind::kTotal || At(index).kind == Kind::kSpending) return false;
    const std::string_view words = reading_.In({clause.span.start, reading_.At(At(index).quantity).span.start});
    constexpr std::string_view kSums[] = {"共计", "合计", "总计", "共", "合计金额", "共计金额"};
    return std::find(std::begin(kSums), std::end(kSums), words) != std::end(kSums);
  }

  /// All amounts of the paragraph in front of the sum, as far as they come to it; each is told by name or has one
  /// beside it.
  void FindPartsInFront(std::size_t sum) {
    parts_.clear();
    std::int64_t rest = FenOf(sum).value_or(0);
    std::string basis;
    for (std::size_t i = sum; rest > 0 && i-- > 0 && parts_.size() < kInFront;) {
      const auto fen = FenOf(i);
      if (!fen || *fen <= 0 || PassageOf(i).block != PassageOf(sum).block) return;
      if (IsItem(i)) basis = At(i).basis;
      if (!IsItem(i) && (At(i).kind == Kind::kTotal || !names_.Fits(names_.Beside(At(i))))) return;
      parts_.push_back(i);
      rest -= *fen;
    }
    if (rest != 0 || parts_.size() < 2) return;
    if (basis.empty()) basis = DefaultBasis(reading_, PassageOf(parts_.back()));
    for (const std::size_t part : parts_) {
      if (!IsItem(part)) names_.Give(money_.reads[part], names_.Beside(At(part)), basis, kRule, kConfidence);
    }
    NameByPurpose(sum, basis);
  }

  bool IsItem(std::size_t index) const { return At(index).kind == Kind::kSpending && At(index).own_name; }

  /// 共计30万元,统筹用于文化站建设: what follows the sum says what it was used for.
  void NameByPurpose(std::size_t sum, const std::string& basis) {
    const std::uint32_t end = reading_.At(At(sum).quantity).span.end;
    const ByteSpan purpose = PurposeBehind(reading_, PassageOf(sum), ClauseOf(sum), end, true);
    const ByteSpan item = CleanItemName(reading_, purpose);
    if (item.length() < kShortestPurpose || !names_.Fits(item)) return;
    names_.Give(money_.reads[sum], item, basis, "sum_used_for", 0.85);
  }

  const Reading& reading_;
  Money& money_;
  const ListNames names_;
  std::set<std::size_t> proven_;    ///< parts of one whole, and so of no other
  std::vector<std::size_t> parts_;  ///< of the search that is on
  int steps_ = 0;                   ///< left to it
};

}  // namespace

void ReadAddingLists(const Reading& reading, Money& money) { AddingLists(reading, money).Read(); }

}  // namespace jitu::ingest
