#include "ingest/load/curation.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

std::string Key(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += '\n';
  }
  return key;
}

std::string Name(const std::string& name) { return text::NameKey(name); }

std::string Year(const std::optional<int>& own, const ReportFacts& facts) {
  const std::optional<int> year = own ? own : facts.fiscal_year;
  return year ? std::to_string(*year) : "";
}

std::string OutcomeKey(const ReportFacts& facts, std::size_t outcome) {
  return Key({"outcome", Year({}, facts), Name(facts.outcomes[outcome].text)});
}

// What each kind of fact speaks of: two facts with one key cannot both stand.
std::string KeyOf(const ReportFacts& facts, const TotalFact& total) {
  return Key({"total", Year({}, facts), total.fund, total.what, total.basis});
}
std::string KeyOf(const ReportFacts& facts, const SpendingFact& spending) {
  return Key({"spending", Year(spending.fiscal_year, facts), Name(spending.name), spending.basis});
}
std::string KeyOf(const ReportFacts& facts, const ObservationFact& observation) {
  return Key({"observation", Year(observation.fiscal_year, facts), Name(observation.subject),
              Name(observation.indicator), observation.role, observation.unit});
}
std::string KeyOf(const ReportFacts& facts, const OutcomeFact& outcome) {
  return Key({"outcome", Year({}, facts), Name(outcome.text)});
}
std::string KeyOf(const ReportFacts& facts, const SupportFact& support) {
  const auto outcome = static_cast<std::size_t>(support.outcome);
  const bool known = support.outcome >= 0 && outcome < facts.outcomes.size();
  return Key({"supports", Name(support.spending), known ? OutcomeKey(facts, outcome) : ""});
}
std::string KeyOf(const ReportFacts&, const MentionFact& mention) {
  return Key({"mention", mention.kind, Name(mention.name.empty() ? mention.text : mention.name)});
}
std::string KeyOf(const ReportFacts&, const RelationFact& relation) {
  return Key({"relation", relation.type, Name(relation.from), Name(relation.to)});
}

/// The best statement of one thing so far.
struct Best {
  bool denied = false;
  double confidence = -1;
  bool curated = false;
  std::string source, sha256;  ///< of the curated one
};

class Settler {
 public:
  explicit Settler(std::map<std::string, StoredReport>& reports) : reports_(reports) {}

  void Run() {
    for (auto& stored : reports_) {
      EachKind(stored.second.facts, [&](auto& facts) { Weigh(stored.second.facts, facts, stored.first); });
    }
    for (auto& [sha256, report] : reports_) Clear(report.facts, sha256);
  }

 private:
  template <class Visit>
  static void EachKind(ReportFacts& facts, const Visit& visit) {
    visit(facts.totals);
    visit(facts.spending);
    visit(facts.observations);
    visit(facts.supports);
    visit(facts.mentions);
    visit(facts.relations);
    visit(facts.outcomes);
  }

  template <class Facts>
  void Weigh(const ReportFacts& report, const Facts& facts, const std::string& sha256) {
    for (const auto& fact : facts) {
      Best& best = best_[KeyOf(report, fact)];
      const bool curated = !report.source.empty();
      const double confidence = fact.evidence.confidence;
      if (curated && confidence <= 0) best.denied = true;
      const auto rank = [](double sure, bool is_curated) { return std::tuple(sure, is_curated); };
      const bool better = rank(confidence, curated) > rank(best.confidence, best.curated);
      const bool earlier = curated && best.curated && confidence == best.confidence &&
                           std::tie(report.source, sha256) < std::tie(best.source, best.sha256);
      if (!better && !earlier) continue;
      best.confidence = confidence;
      best.curated = curated;
      best.source = curated ? report.source : "";
      best.sha256 = curated ? sha256 : "";
    }
  }

  /// Rules may read one thing twice; only against curated statements is there anything to settle.
  bool Stands(const std::string& key, const ReportFacts& report, const std::string& sha256) const {
    const Best& best = best_.at(key);
    if (best.denied) return false;
    const bool curated = !report.source.empty();
    return curated == best.curated && (!curated || best.sha256 == sha256);
  }

  void Clear(ReportFacts& report, const std::string& sha256) {
    const auto falls = [&](const auto& fact) { return !Stands(KeyOf(report, fact), report, sha256); };
    std::erase_if(report.totals, falls);
    std::erase_if(report.spending, falls);
    std::erase_if(report.observations, falls);
    std::erase_if(report.supports, falls);
    std::erase_if(report.mentions, falls);
    std::erase_if(report.relations, falls);
    EraseDeniedOutcomes(report);
  }

  /// Links know their outcomes by place: outcomes go last, and the links to those that go with them. The same outcome
  /// stated twice is one node.
  void EraseDeniedOutcomes(ReportFacts& report) const {
    std::vector<OutcomeFact>& outcomes = report.outcomes;
    std::vector<int> place(outcomes.size(), -1);
    std::vector<OutcomeFact> kept;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (best_.at(KeyOf(report, outcomes[i])).denied) continue;
      place[i] = static_cast<int>(kept.size());
      kept.push_back(outcomes[i]);
    }
    const auto moved = [&](int outcome) {
      return outcome >= 0 && static_cast<std::size_t>(outcome) < place.size() ? place[static_cast<std::size_t>(outcome)]
                                                                              : -1;
    };
    for (ObservationFact& observation : report.observations) observation.outcome = moved(observation.outcome);
    for (SupportFact& support : report.supports) support.outcome = moved(support.outcome);
    std::erase_if(report.supports, [](const SupportFact& support) { return support.outcome < 0; });
    outcomes = std::move(kept);
  }

  std::map<std::string, StoredReport>& reports_;
  std::map<std::string, Best> best_;  ///< by key
};

}  // namespace

std::optional<std::map<std::string, StoredReport>> Settled(const std::map<std::string, StoredReport>& reports) {
  const bool curated =
      std::any_of(reports.begin(), reports.end(), [](const auto& entry) { return !entry.second.facts.source.empty(); });
  if (!curated) return std::nullopt;
  std::map<std::string, StoredReport> settled = reports;
  Settler(settled).Run();
  return settled;
}

}  // namespace jitu::ingest
