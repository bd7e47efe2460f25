#include "ingest/load/judgements.h"

#include <algorithm>
#include <set>

#include "ingest/load/derive.h"
#include "ingest/load/read_claims.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

/// The same for both orders of the names and however they are written.
NodeId JudgementId(const std::string& one, const std::string& other) {
  const std::string a = text::NameKey(one);
  const std::string b = text::NameKey(other);
  const auto& [first, second] = std::minmax(a, b);
  return ContentId({"Judgement", first, second});
}

/// The keys of all that reports name, and of the outcomes they tell.
std::set<std::string> KeysOf(const Claims& claims) {
  std::set<std::string> keys;
  for (const ClaimedName& name : claims.names.claimed) keys.insert(text::NameKey(name.name));
  for (const AliasClaim& alias : claims.names.aliases) keys.insert(text::NameKey(alias.brief));
  for (const auto& [id, outcome] : claims.outcomes) keys.insert(text::NameKey(outcome.text));
  return keys;
}

Result<void> Commit(graph::Store& store, const model::Catalog& catalog, graph::WriteBatch batch,
                    const StopSignal& stop) {
  batch.settings.emplace_back(kDerivedSetting, "no");
  JITU_TRY([[maybe_unused]] const std::uint64_t version, store.commit(batch));
  JITU_TRY([[maybe_unused]] const DeriveSummary summary, Derive(store, catalog, stop));
  return {};
}

}  // namespace

Result<void> Judge(graph::Store& store, const model::Catalog& catalog, std::string_view verdict, const std::string& one,
                   const std::string& other, const std::string& note, const StopSignal& stop) {
  if (verdict != "same" && verdict != "different" && verdict != "unsure") {
    return Fail(ErrorCode::kInvalidArgument, Say("判断应为 same、different 或 unsure，不是“{}”",
                                                 "a judgement is same, different or unsure, not “{}”", verdict));
  }
  if (text::NameKey(one).empty() || text::NameKey(one) == text::NameKey(other)) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("请给出两个写法不同的名称", "give two names that are written differently"));
  }
  const graph::Tokens tokens = store.tokens(*store.snapshot());
  graph::WriteBatch batch;
  graph::WriteBatch::Node node{JudgementId(one, other), {*tokens.FindLabel("Judgement")}, {}};
  const auto& [first, second] = std::minmax(one, other);
  const auto set = [&](std::string_view property, std::string_view value) {
    if (!value.empty()) graph::Set(node.properties, *tokens.FindProperty(property), graph::Value(value));
  };
  set("verdict", verdict);
  set("one", first);
  set("other", second);
  set("note", note);
  batch.nodes.push_back(std::move(node));
  return Commit(store, catalog, std::move(batch), stop);
}

Result<void> Unjudge(graph::Store& store, const model::Catalog& catalog, const std::string& one,
                     const std::string& other, const StopSignal& stop) {
  const std::vector<NodeId> id{JudgementId(one, other)};
  bool there = false;
  JITU_CHECK_OK(store.nodes(*store.snapshot(), id, {}, [&](const graph::NodeBlock& block) {
    there = there || block.size() > 0;
    return true;
  }));
  if (!there) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("没有关于“{}”和“{}”的判断", "nothing was judged of “{}” and “{}”", one, other));
  }
  graph::WriteBatch batch;
  batch.removed_nodes = id;
  return Commit(store, catalog, std::move(batch), stop);
}

Result<std::string> MeantBy(const graph::Store& store, const model::Catalog& catalog, const std::string& name) {
  constexpr std::size_t kMostShown = 3;
  JITU_TRY(const Claims claims, ReadClaims(store, *store.snapshot(), catalog, {}));
  const std::string key = text::NameKey(name);
  if (KeysOf(claims).contains(key) || key.empty()) return name;
  std::set<std::string> texts;
  for (const auto& [id, outcome] : claims.outcomes) {
    if (text::NameKey(outcome.text).find(key) != std::string::npos) texts.insert(outcome.text);
  }
  if (texts.empty()) return name;
  if (texts.size() == 1) return *texts.begin();
  std::string shown;
  for (auto text = texts.begin(); text != texts.end() && text != std::next(texts.begin(), kMostShown); ++text) {
    shown += "\n  " + *text;
  }
  return Fail(ErrorCode::kInvalidArgument,
              Say("有 {} 项成效含有“{}”，请写出更多文字：{}",
                  "{} outcomes contain “{}”; write more of the one you mean:{}", texts.size(), name, shown));
}

Result<std::vector<std::string>> UnknownAmong(const graph::Store& store, const model::Catalog& catalog,
                                              const std::vector<std::string>& names) {
  JITU_TRY(const Claims claims, ReadClaims(store, *store.snapshot(), catalog, {}));
  const std::set<std::string> keys = KeysOf(claims);
  std::vector<std::string> unknown;
  for (const std::string& name : names) {
    if (!keys.contains(text::NameKey(name))) unknown.push_back(name);
  }
  return unknown;
}

Result<std::vector<Doubt>> OpenDoubts(const graph::Store& store, const model::Catalog& catalog,
                                      const StopSignal& stop) {
  JITU_TRY(const Claims claims, ReadClaims(store, *store.snapshot(), catalog, stop));
  return FindDoubts(claims.names, catalog);
}

}  // namespace jitu::ingest
