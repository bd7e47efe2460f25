#include "ingest/load/read_claims.h"

#include <algorithm>
#include <set>

#include "ingest/load/graph_part.h"

namespace jitu::ingest {
namespace {

std::string TextOf(const graph::Value& value) {
  return value.AsString() == nullptr ? std::string() : *value.AsString();
}

Judgement::Verdict VerdictOf(const std::string& word) {
  if (word == "same") return Judgement::Verdict::kSame;
  return word == "different" ? Judgement::Verdict::kDifferent : Judgement::Verdict::kUnsure;
}

class Reader {
 public:
  Reader(const graph::Store& store, const graph::Snapshot& at, const model::Catalog& catalog, const StopSignal& stop)
      : store_(store), at_(at), catalog_(catalog), tokens_(store.tokens(at)), stop_(stop) {}

  Result<Claims> Read() const {
    Claims claims;
    std::set<BesideClaim> beside;
    JITU_CHECK_OK(Scan("Passage", {"names", "quote"}, [&](const graph::NodeBlock& block, std::size_t i) {
      const std::vector<std::string> entries = StringsOf(&block.columns[0][i]);
      for (const std::string& entry : entries) claims.passages[entry].push_back(block.id[i]);
      AddBeside(entries, block.columns[1][i], beside);
    }));
    claims.names.beside.assign(beside.begin(), beside.end());
    JITU_CHECK_OK(Scan("Outcome", {"text", "fiscalYear", "names"}, [&](const graph::NodeBlock& block, std::size_t i) {
      Claims::Outcome& outcome = claims.outcomes[block.id[i]];
      outcome.text = TextOf(block.columns[0][i]);
      if (const std::int64_t* year = block.columns[1][i].AsInteger()) outcome.year = static_cast<int>(*year);
      outcome.names = StringsOf(&block.columns[2][i]);
    }));
    JITU_CHECK_OK(Scan("Report", {"aliasClaims"}, [&](const graph::NodeBlock& block, std::size_t i) {
      for (const std::string& claim : StringsOf(&block.columns[0][i])) {
        const std::size_t equals = claim.rfind('=');
        const SplitEntry full = Split(claim.substr(0, equals));
        claims.names.aliases.push_back({full.label, full.name, claim.substr(equals + 1)});
      }
    }));
    JITU_CHECK_OK(Scan("Judgement", {"verdict", "one", "other"}, [&](const graph::NodeBlock& block, std::size_t i) {
      claims.names.judgements.push_back(
          {VerdictOf(TextOf(block.columns[0][i])), TextOf(block.columns[1][i]), TextOf(block.columns[2][i])});
    }));
    for (const auto& [entry, passages] : claims.passages) {
      const SplitEntry split = Split(entry);
      claims.names.claimed.push_back({split.label, split.name, passages.size()});
    }
    return claims;
  }

 private:
  /// The firms and products that a sentence names, pair by pair; none of a sentence that says that some are one.
  void AddBeside(const std::vector<std::string>& entries, const graph::Value& quote,
                 std::set<BesideClaim>& beside) const {
    constexpr std::size_t kMostNames = 12;  // more are a list of a whole report's length
    std::vector<SplitEntry> named;
    for (const std::string& entry : entries) {
      SplitEntry split = Split(entry);
      if (split.label == "Enterprise" || split.label == "Product") named.push_back(std::move(split));
    }
    if (named.size() < 2 || named.size() > kMostNames) return;
    const std::string text = TextOf(quote);
    const auto& words = catalog_.Words("one_thing");
    const auto says = [&](const model::Term& term) { return text.find(term.word) != std::string::npos; };
    if (std::any_of(words.begin(), words.end(), says)) return;
    for (std::size_t i = 0; i < named.size(); ++i) {
      for (std::size_t j = i + 1; j < named.size(); ++j) {
        if (named[i].label == named[j].label) beside.insert({named[i].label, named[i].name, named[j].name});
      }
    }
  }

  /// Calls `row(block, i)` for each node of the label, with these properties as columns. A graph that was made before
  /// the schema had the label has none of its nodes.
  template <class Row>
  Result<void> Scan(std::string_view label, const std::vector<std::string_view>& properties, const Row& row) const {
    graph::ScanSpec spec;
    spec.label = tokens_.FindLabel(label);
    if (!spec.label) return {};
    for (const std::string_view property : properties) {
      spec.projection.properties.push_back(*tokens_.FindProperty(property));
    }
    auto end = store_.scan(
        at_, spec,
        [&](const graph::NodeBlock& block) {
          for (std::size_t i = 0; i < block.size(); ++i) row(block, i);
          return true;
        },
        stop_);
    if (!end) return end.error();
    return {};
  }

  const graph::Store& store_;
  const graph::Snapshot& at_;
  const model::Catalog& catalog_;
  const graph::Tokens tokens_;
  const StopSignal& stop_;
};

}  // namespace

Result<Claims> ReadClaims(const graph::Store& store, const graph::Snapshot& at, const model::Catalog& catalog,
                          const StopSignal& stop) {
  return Reader(store, at, catalog, stop).Read();
}

SplitEntry Split(const std::string& entry) {
  const std::size_t colon = entry.find(':');
  return {entry.substr(0, colon), colon == std::string::npos ? "" : entry.substr(colon + 1)};
}

}  // namespace jitu::ingest
