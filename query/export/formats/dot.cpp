/// dot: for graphviz (dot -Tsvg, -Tpdf): kinds by shape and colour, stated, joined and inferred by line. Streams.
#include "query/export/format.h"
#include "query/export/formats/kind_style.h"
#include "query/export/origin.h"
#include "query/figures/text_fit.h"
#include "query/markup/xml_writer.h"

namespace jitu::query::exporting {
namespace {

/// Pango takes a list of fonts in one name.
constexpr std::string_view kFonts =
    "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,WenQuanYi Zen Hei,sans-serif";
constexpr int kLabelWidth = 168, kLabelSize = 12;
constexpr std::size_t kLabelLines = 4;

/// A double-quoted string of DOT: backslashes are doubled, so that no label turns into an escape.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : Sayable(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
  return out;
}

std::string Wrapped(const Label& label) {
  std::string out;
  for (const std::string& line : query::Wrapped(Sayable(label.full), kLabelWidth, kLabelSize, kLabelLines)) {
    if (!out.empty()) out += '\n';
    out += line;
  }
  return Quoted(out);
}

/// White letters on what is dark.
std::string_view InkOn(const KindStyle& style) {
  return style.red * 3 + style.green * 6 + style.blue < 1250 ? "#ffffff" : "#1a1a1a";
}

std::string Node(const GraphNode& node) {
  const KindStyle& style = StyleOf(node.kind);
  std::string line = "  n" + std::to_string(node.id.value);
  line += " [label=" + Wrapped(node.label);
  line += ", tooltip=" + Quoted(node.label.full);
  line += ", class=" + Quoted(node.kind);
  line += ", shape=" + std::string(style.shape);
  line += ", fillcolor=" + Quoted(style.hex);
  line += ", fontcolor=" + Quoted(style.shape == "plaintext" ? "#1a1a1a" : InkOn(style));
  return line + "];\n";
}

std::string Edge(const GraphRelationship& relationship) {
  std::string line = "  n" + std::to_string(relationship.key.from.value);
  line += " -> n" + std::to_string(relationship.key.to.value);
  line += " [label=" + Quoted(relationship.label.brief);
  line += ", tooltip=" + Quoted(relationship.label.full);
  line += ", class=" + Quoted(relationship.type);
  line += ", style=" + std::string(LineStyleOf(relationship.properties));
  return line + "];\n";
}

}  // namespace

Result<void> WriteDot(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  std::string head;
  JITU_TRY(const OriginLines origin, OriginOf(content));
  for (const auto& [key, text] : origin) head += "// " + key + ": " + OneLine(Sayable(text)) + "\n";
  head +=
      "digraph jitu {\n  graph [rankdir=LR, ranksep=0.9, nodesep=0.25, bgcolor=\"#ffffff\", fontname=" + Quoted(kFonts);
  head += "];\n  node [style=filled, color=\"#4a4a4a\", fontsize=12, margin=\"0.12,0.06\", fontname=" + Quoted(kFonts);
  head +=
      "];\n  edge [color=\"#6a6a6a\", fontcolor=\"#4a4a4a\", fontsize=10, arrowsize=0.7, fontname=" + Quoted(kFonts);
  file->Write(head + "];\n");
  JITU_CHECK_OK(content.Nodes([&](const GraphNode& node) -> Result<void> {
    file->Write(Node(node));
    return {};
  }));
  JITU_CHECK_OK(content.Relationships([&](const GraphRelationship& relationship) -> Result<void> {
    file->Write(Edge(relationship));
    return {};
  }));
  file->Write("}\n");
  return {};
}

}  // namespace jitu::query::exporting
