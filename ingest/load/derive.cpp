#include "ingest/load/derive.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "ingest/load/claims.h"
#include "ingest/load/read_claims.h"
#include "ingest/resolve/entities.h"
#include "ingest/resolve/outcomes.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

/// Reads the derived part of a graph.
class Reader {
 public:
  Reader(const graph::Store& store, const graph::Snapshot& at, const graph::Tokens& tokens, const StopSignal& stop)
      : store_(store), at_(at), tokens_(tokens), stop_(stop) {}

  /// The derived part as it stands.
  Result<GraphPart> ReadDerived(const model::GraphSchema& schema) const {
    GraphPart part(tokens_);
    for (const model::LabelDefinition& label : schema.labels) {
      if (label.entity) JITU_CHECK_OK(ReadEntities(label.name, part));
    }
    JITU_CHECK_OK(ReadOutcomeLinks(part));
    return part;
  }

 private:
  Result<void> ReadEntities(const std::string& label, GraphPart& part) const {
    std::vector<NodeId> ids;
    graph::ScanSpec spec;
    spec.label = tokens_.FindLabel(label);
    spec.projection.all_properties = true;
    auto end = store_.scan(
        at_, spec,
        [&](const graph::NodeBlock& block) {
          for (std::size_t i = 0; i < block.size(); ++i) {
            ids.push_back(block.id[i]);
            part.AddNode(block.id[i], label);
            part.PropertiesOf(block.id[i]) = block.all_properties[i];
          }
          return true;
        },
        stop_);
    if (!end) return end.error();
    return ReadRelationships(ids, "EVIDENCED_BY", part);
  }

  Result<void> ReadOutcomeLinks(GraphPart& part) const {
    std::vector<NodeId> ids;
    graph::ScanSpec spec;
    spec.label = tokens_.FindLabel("Outcome");
    auto end = store_.scan(
        at_, spec,
        [&](const graph::NodeBlock& block) {
          ids.insert(ids.end(), block.id.begin(), block.id.end());
          return true;
        },
        stop_);
    if (!end) return end.error();
    JITU_CHECK_OK(ReadRelationships(ids, "INVOLVES", part));
    return ReadRelationships(ids, "SAME_AS", part);
  }

  Result<void> ReadRelationships(const std::vector<NodeId>& from, std::string_view type, GraphPart& part) const {
    graph::ExpandSpec spec;
    spec.types = {*tokens_.FindType(type)};
    spec.projection.all_properties = true;
    return store_.expand(
        at_, from, spec,
        [&](const graph::NeighbourBlock& block) {
          for (std::size_t i = 0; i < block.size(); ++i) {
            part.Relate(from[block.input[i]], type, block.neighbour[i]) = block.all_properties[i];
          }
          return true;
        },
        stop_);
  }

  const graph::Store& store_;
  const graph::Snapshot& at_;
  const graph::Tokens& tokens_;
  const StopSignal& stop_;
};

NodeId EntityId(const Entity& entity) { return ContentId({entity.label, entity.key}); }

/// Entities and what ties them to passages and outcomes.
void AddEntities(const std::vector<Entity>& entities, const Claims& claims, GraphPart& part,
                 std::map<std::string, NodeId>& entity_of_entry) {
  for (const Entity& entity : entities) {
    const NodeId id = EntityId(entity);
    part.AddNode(id, entity.label);
    part.Say(id, "name", entity.name);
    part.Collect(id, "aliases", entity.aliases);
    std::vector<std::string> names = entity.aliases;
    names.push_back(entity.name);
    part.Collect(id, "keys", LookupKeys(names));
    part.Collect(id, "why", entity.why);
    for (const std::string& name : entity.names) {
      const std::string entry = NameEntry(entity.label, name);
      entity_of_entry.emplace(entry, id);
      const auto passages = claims.passages.find(entry);
      if (passages == claims.passages.end()) continue;
      for (const NodeId passage : passages->second) part.Relate(id, "EVIDENCED_BY", passage);
    }
  }
}

std::size_t AddOutcomeLinks(const Claims& claims, const std::map<std::string, NodeId>& entity_of_entry,
                            const model::Catalog& catalog, GraphPart& part) {
  std::vector<ClaimedOutcome> outcomes;
  for (const auto& [id, outcome] : claims.outcomes) {
    ClaimedOutcome claimed{id, outcome.text, outcome.year, {}};
    for (const std::string& entry : outcome.names) {
      const auto entity = entity_of_entry.find(entry);
      if (entity == entity_of_entry.end()) continue;
      part.Relate(id, "INVOLVES", entity->second);
      const std::string label = Split(entry).label;
      if (label != "Unit" && label != "Place") claimed.entities.push_back(entity->second);
    }
    std::sort(claimed.entities.begin(), claimed.entities.end());
    claimed.entities.erase(std::unique(claimed.entities.begin(), claimed.entities.end()), claimed.entities.end());
    outcomes.push_back(std::move(claimed));
  }
  const std::vector<SameOutcome> joined = JoinOutcomes(outcomes, claims.names.judgements, catalog);
  for (const SameOutcome& same : joined) {
    graph::Properties& properties = part.Relate(same.from, "SAME_AS", same.to);
    graph::Set(properties, part.Key("confidence"), same.confidence);
    graph::Set(properties, part.Key("why"), same.why);
  }
  return joined.size();
}

/// Units that report or supervise are claimed already: what the derived part says of them gives way.
void LeaveClaimedUnits(const GraphPart& before, GraphPart& after) {
  for (const auto& [id, node] : before.nodes()) {
    if (node.label == "Unit" && after.Has(id)) after.PropertiesOf(id) = node.properties;
  }
}

}  // namespace

Result<DeriveSummary> Derive(graph::Store& store, const model::Catalog& catalog, const StopSignal& stop) {
  const auto at = store.snapshot();
  const graph::Tokens tokens = store.tokens(*at);
  const Reader reader(store, *at, tokens, stop);
  JITU_TRY(const Claims claims, ReadClaims(store, *at, catalog, stop));
  const std::vector<Entity> entities = ResolveEntities(claims.names, catalog);

  GraphPart after(tokens);
  std::map<std::string, NodeId> entity_of_entry;
  AddEntities(entities, claims, after, entity_of_entry);
  DeriveSummary summary;
  summary.entities = entities.size();
  for (const Entity& entity : entities) summary.joined_names += entity.names.size() - 1;
  summary.joined_outcomes = AddOutcomeLinks(claims, entity_of_entry, catalog, after);

  JITU_TRY(const GraphPart before, reader.ReadDerived(catalog.graph()));
  LeaveClaimedUnits(before, after);
  PartChange change = Difference(before, after, tokens, SharedLabels());
  JITU_CHECK_OK(Complete(change, store, *at));
  change.batch.settings.emplace_back(kDerivedSetting, "yes");
  JITU_TRY([[maybe_unused]] const std::uint64_t version, store.commit(change.batch));
  return summary;
}

Result<bool> IsDerived(const graph::Store& store) {
  JITU_TRY(const std::optional<std::string> derived, store.setting(*store.snapshot(), kDerivedSetting));
  return !derived || *derived == "yes";
}

}  // namespace jitu::ingest
