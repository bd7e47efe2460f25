#include "query/export/bundle.h"

#include "graph/model/json.h"
#include "query/export/bundle_part.h"
#include "query/reading/json_text.h"
#include "schema/base/ids.h"

namespace jitu::query::exporting {
namespace {

using graph::Value;

Value Integer(NodeId id) { return static_cast<std::int64_t>(id.value); }

std::string ObjectOf(const NamedValues& properties) {
  JsonObject object;
  for (const auto& [name, value] : properties) object.Add(name, value);
  return object.text();
}

std::string Head(const Content& content) {
  const Selection& selection = content.selection();
  JsonObject asked;
  if (!selection.unit.empty()) asked.Add("unit", selection.unit);
  if (selection.year) asked.Add("year", *selection.year);
  if (!selection.statement.empty()) asked.Add("statement", selection.statement);
  if (!selection.parameters.empty()) asked.Add("parameters", Value(selection.parameters));
  if (!selection.trace.empty()) asked.Add("trace", selection.trace);
  if (!selection.lookup.empty()) asked.Add("lookup", selection.lookup);
  if (selection.check) asked.Add("check", true);
  JsonObject head;
  head.Add("bundle", 1);
  for (const auto& [key, text] : content.provenance().Lines()) head.Add(key, text);
  head.Add("language", content.language() == text::Language::kChinese ? "zh" : "en");
  return head.AddJson("selection", asked.text()).text();
}

Result<void> EachGraphLine(const Content& content, const LineSink& sink) {
  JITU_CHECK_OK(content.Nodes([&](const GraphNode& node) {
    return sink(JsonObject()
                    .Add("node", Integer(node.id))
                    .AddJson("labels", ToJson(node.labels))
                    .AddJson("properties", ObjectOf(node.properties))
                    .text());
  }));
  return content.Relationships([&](const GraphRelationship& relationship) {
    return sink(JsonObject()
                    .Add("from", Integer(relationship.key.from))
                    .Add("type", relationship.type)
                    .Add("to", Integer(relationship.key.to))
                    .Add("ordinal", static_cast<std::int64_t>(relationship.key.ordinal))
                    .AddJson("properties", ObjectOf(relationship.properties))
                    .text());
  });
}

Result<void> EachAnswerLine(const Content& content, const LineSink& sink) {
  const Selected& selected = content.selected();
  if (selected.trace) JITU_CHECK_OK(sink(JsonObject().AddJson("answer", ToJson(*selected.trace)).text()));
  if (selected.lookup) {
    JITU_CHECK_OK(sink(JsonObject().AddJson("answer", ToJson(*selected.lookup, content.language())).text()));
  }
  for (const auto& table : content.tables()) {
    // Passages and reports are nodes already; their tables would say them twice.
    if (table.key == "passages" || table.key == "reports") continue;
    const auto row_line = [&](const Row& row) {
      return sink(JsonObject().Add("table", table.key).Add("row", Value(graph::List(row))).text());
    };
    JITU_CHECK_OK(content.Rows(table, row_line));
  }
  return {};
}

/// Whether a graph of the part alone gives the same answer. How rare a word is may depend on all that was left out.
Result<bool> FollowsFromPart(const Content& content) {
  BundlePart part(content.catalog());
  JITU_CHECK_OK(EachGraphLine(content, [&](std::string_view text) -> Result<void> {
    JITU_TRY(const auto line, graph::FromJson(text));
    part.Take(line);
    return {};
  }));
  JITU_TRY(const auto store, part.Build());
  ContentOptions options;
  options.selection = content.selection();
  options.language = content.language();
  options.stop = content.moment().stop();
  JITU_TRY(const auto anew, Content::Of(*store, content.catalog(), std::move(options)));
  std::vector<std::string> lines;
  const auto keep = [&](std::string_view line) -> Result<void> {
    lines.emplace_back(line);
    return {};
  };
  JITU_CHECK_OK(EachAnswerLine(anew, keep));
  const std::vector<std::string> from_part = std::move(lines);
  lines.clear();
  JITU_CHECK_OK(EachAnswerLine(content, keep));
  return lines == from_part;
}

/// A statement may ask anything of anywhere, and a finding may be about what is not there: these follow from all of it.
Result<bool> NeedsWholeGraph(const Content& content) {
  const Selection& selection = content.selection();
  if (!selection.statement.empty() || selection.check) return true;
  if (selection.trace.empty() && selection.lookup.empty()) return false;
  JITU_TRY(const bool follows, FollowsFromPart(content));
  return !follows;
}

Result<void> EachPartLine(const Content& content, const LineSink& sink) {
  JITU_TRY(const bool needs_whole, NeedsWholeGraph(content));
  if (!needs_whole) return EachGraphLine(content, sink);
  ContentOptions all;
  all.stop = content.moment().stop();
  JITU_TRY(const auto whole, Content::Of(content.store(), content.catalog(), std::move(all)));
  return EachGraphLine(whole, sink);
}

}  // namespace

Result<void> EachBundleLine(const Content& content, const LineSink& sink) {
  std::string chain;
  std::int64_t lines = 0;
  const LineSink link = [&](std::string_view line) {
    ++lines;
    chain = Sha256Hex(chain + std::string(line));
    return sink(line);
  };
  JITU_CHECK_OK(link(Head(content)));
  JITU_CHECK_OK(EachPartLine(content, link));
  JITU_CHECK_OK(EachAnswerLine(content, link));
  return sink(JsonObject().Add("lines", lines).Add("chain", chain).text());
}

}  // namespace jitu::query::exporting
