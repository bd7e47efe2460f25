/// Items that come to another item's amount, to the fen: its parts, whatever words stand between them.
#include <algorithm>
#include <map>
#include <set>

#include "ingest/statements/rules.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::size_t kLeastParts = 2;  ///< of which the first stands next to the whole
constexpr std::size_t kMostParts = 60;

class PartTier {
 public:
  explicit PartTier(Draft& draft) : draft_(draft) {
    for (const SpendingFact& fact : draft.facts.spending) {
      if (!fact.part_of.empty()) part_of_.emplace(text::NameKey(fact.name), text::NameKey(fact.part_of));
    }
  }

  void Tie() {
    const auto& reads = draft_.money.reads;
    for (std::size_t i = 0; i < reads.size(); ++i) {
      if (IsItem(reads[i])) TieRun(i);
    }
    for (const ReckoningFact& sum : draft_.facts.reckonings) {
      if (sum.kind == "sum" && sum.unit == "yuan" && sum.amount_fen) TieSum(sum);
    }
  }

 private:
  static bool IsItem(const MoneyRead& read) {
    return read.kind == Kind::kSpending && !read.basis.empty() && !read.beside;
  }

  /// The items told next, one after the other, up to where they come to the whole or to more.
  void TieRun(std::size_t whole) {
    const auto& reads = draft_.money.reads;
    const auto target = FenOf(draft_.reading, reads[whole].quantity);
    std::int64_t sum = 0;
    std::vector<std::string> parts;
    for (std::size_t i = whole + 1; i < reads.size() && parts.size() < kMostParts; ++i) {
      const MoneyRead& read = reads[i];
      if (!IsItem(read) || read.basis != reads[whole].basis || !read.own_name || read.parent >= 0) continue;
      const auto fen = FenOf(draft_.reading, read.quantity);
      if (read.restated || !fen || !target || read.name == reads[whole].name) return;
      if (__builtin_add_overflow(sum, *fen, &sum) || sum > *target) return;
      parts.push_back(read.name);
      if (sum == *target && parts.size() >= kLeastParts) return TieTo(reads[whole].name, parts);
    }
  }

  /// A sum that the report shows for an item of that name, or a table's sum that is an item's amount.
  void TieSum(const ReckoningFact& sum) {
    std::vector<std::string> parts;
    for (const auto& term : sum.terms) parts.push_back(term.name);
    const auto& all = draft_.facts.spending;
    const SpendingFact* item = nullptr;
    for (const SpendingFact& fact : all) {
      if (fact.amount_fen != *sum.amount_fen) continue;
      if (item != nullptr && item->name != fact.name) return;  // of two items: which is not known
      item = &fact;
    }
    if (item != nullptr) TieTo(item->name, parts);
  }

  void TieTo(const std::string& whole, const std::vector<std::string>& parts) {
    const std::string key = text::NameKey(whole);
    std::set<std::string> names;
    for (const std::string& part : parts) names.insert(text::NameKey(part));
    if (names.count(key) > 0) return;
    for (std::string at = key; part_of_.count(at) > 0;) {
      at = part_of_.at(at);
      if (names.count(at) > 0) return;
    }
    for (SpendingFact& fact : draft_.facts.spending) {
      const std::string name = text::NameKey(fact.name);
      if (names.count(name) == 0 || !fact.part_of.empty()) continue;
      fact.part_of = whole;
      part_of_.emplace(name, key);
    }
  }

  Draft& draft_;
  std::map<std::string, std::string> part_of_;  ///< name keys
};

}  // namespace

void TieParts(Draft& draft) { PartTier(draft).Tie(); }

}  // namespace jitu::ingest
