#include "query/export/format.h"

#include <algorithm>

namespace jitu::query::exporting {

const std::vector<Format>& Formats() {
  static const Setting kFigure{"figure", Say("画哪一种：sankey、neighbourhood、coverage、targets",
                                             "which one: sankey, neighbourhood, coverage, targets")};
  static const Setting kMost{"most", Say("最多画多少项，1 到 200", "how many things it draws at most, 1 to 200")};
  static const std::vector<Format> kFormats = {
      {"csv",
       ".csv",
       Shape::kTables,
       Say("每类一张宽表（RFC 4180），附数据字典", "a wide table of each kind (RFC 4180), with a data dictionary"),
       "jitu export --db g --format csv -o tables/",
       {{"bom", Say("开头加 BOM，Excel 双击即认得中文", "begin with a BOM, so that Excel reads Chinese")},
        {"exact", Say("不在 = + - @ 开头的文字前加 '", "put no ' before texts that begin with = + - @")}},
       WriteCsv},
      {"tsv",
       ".tsv",
       Shape::kTables,
       Say("同上，用制表符隔开", "the same, separated by tabs"),
       "jitu export --db g --format tsv --table supports -o - | less -S",
       {{"bom", Say("开头加 BOM", "begin with a BOM")},
        {"exact", Say("不在 = + - @ 开头的文字前加 '", "put no ' before texts that begin with = + - @")}},
       WriteTsv},
      {"xlsx",
       ".xlsx",
       Shape::kTables,
       Say("一个工作簿：每类一张表，合计用公式核对，每行可点到原文",
           "a workbook: a sheet of each kind, sums as formulas, each row linked to its sentence"),
       "jitu export --db g --format xlsx --unit 忠县民政局 -o 忠县民政局.xlsx",
       {},
       WriteXlsx},
      {"graphml",
       ".graphml",
       Shape::kGraph,
       Say("GraphML：NetworkX、igraph、yEd、Cytoscape；有类型的属性、短标签和完整标签、权重",
           "GraphML for NetworkX, igraph, yEd, Cytoscape: typed properties, short and full labels, weights"),
       "jitu export --db g --format graphml --lookup 启盛重机 -o qisheng.graphml",
       {},
       WriteGraphml},
      {"gexf",
       ".gexf",
       Shape::kGraph,
       Say("GEXF 1.3：Gephi、sigma.js；按种类着色，按金额定大小，年度成时间轴",
           "GEXF 1.3 for Gephi, sigma.js: colours by kind, sizes by money, budget years as a timeline"),
       "jitu export --db g --format gexf --unit 云山市商务局 -o commerce.gexf",
       {},
       WriteGexf},
      {"dot",
       ".dot",
       Shape::kGraph,
       Say("DOT：graphviz 排版成 SVG、PDF；虚线是合并得来，点线是推断",
           "DOT for graphviz, to SVG or PDF: dashed is joined, dotted is inferred"),
       "jitu export --db g --format dot --lookup 启盛重机 -o - | dot -Tsvg -o qisheng.svg",
       {},
       WriteDot},
      {"svg",
       ".svg",
       Shape::kDocument,
       Say("图：资金—支出—成效—指标、周围、覆盖、目标与完成；黑白可读",
           "figures: money to results, neighbourhood, coverage, targets; readable in black and white"),
       "jitu export --db g --format svg --trace 第三届云山湖农机展 -o fair.svg",
       {kFigure, kMost},
       WriteSvg},
      {"png",
       ".png",
       Shape::kDocument,
       Say("同样的图，写成 PNG（需要 librsvg2-bin）", "the same figures as PNG (takes librsvg2-bin)"),
       "jitu export --db g --format png --unit 云山市商务局 --set figure=targets -o targets.png",
       {kFigure, kMost, {"zoom", Say("放大几倍，1 到 8，默认 2", "how many times larger, 1 to 8, by default 2")}},
       WritePng},
      {"turtle",
       ".ttl",
       Shape::kGraph,
       Say("RDF（Turtle）：PROV-O、ORG、SKOS、数据立方体、网页标注；--base 定标识的前缀",
           "RDF in Turtle: PROV-O, ORG, SKOS, Data Cube, Web Annotation; --base is what every identifier begins with"),
       "jitu export --db g --format turtle --base https://example.org/jitu/ -o graph.ttl",
       {},
       WriteTurtle},
      {"jsonld",
       ".jsonld",
       Shape::kGraph,
       Say("同样的陈述，写成 JSON-LD 1.1", "the same statements in JSON-LD 1.1"),
       "jitu export --db g --format jsonld --year 2022 -o 2022.jsonld",
       {},
       WriteJsonLd},
      {"ntriples",
       ".nt",
       Shape::kGraph,
       Say("同样的陈述，一行一条（N-Triples）", "the same statements, one a line (N-Triples)"),
       "jitu export --db g --format ntriples -o - | sort | sha256sum",
       {},
       WriteNTriples},
      {"ftm",
       ".ftm.json",
       Shape::kDocument,
       Say("FollowTheMoney 实体，一行一个（Aleph、OpenSanctions）",
           "entities of FollowTheMoney, one a line (Aleph, OpenSanctions)"),
       "jitu export --db g --format ftm -o entities.ftm.json",
       {},
       WriteFtm},
      {"iati",
       ".xml",
       Shape::kDocument,
       Say("IATI 2.03：成果、指标、期间、目标、完成和支出",
           "IATI 2.03: results, indicators, periods, targets, actuals, and what was spent"),
       "jitu export --db g --format iati --year 2022 -o 2022.xml",
       {},
       WriteIati},
      {"shacl",
       ".ttl",
       Shape::kDocument,
       Say("上面三种格式都满足的形状（SHACL），供校验",
           "the shapes (SHACL) that the three above fulfil, for validators"),
       "jitu export --db g --format shacl -o shapes.ttl",
       {},
       WriteShacl},
  };
  return kFormats;
}

const Format* FindFormat(std::string_view name) {
  for (const auto& format : Formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

Result<void> Write(const Format& format, const Content& content, Output& output) {
  for (const auto& [name, value] : content.settings()) {
    const auto known = std::any_of(format.settings.begin(), format.settings.end(),
                                   [&, &wanted = name](const auto& setting) { return setting.name == wanted; });
    if (!known) {
      return Fail(ErrorCode::kInvalidArgument,
                  Say("{} 没有“{}”这项设置；见 jitu export --describe {}",
                      "{} has no setting “{}”; see jitu export --describe {}", format.name, name, format.name));
    }
  }
  JITU_CHECK_OK(format.write(content, output));
  return output.Commit();
}

}  // namespace jitu::query::exporting
