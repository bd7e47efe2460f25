/// Which figure is drawn of a content, and what goes into it. How it is drawn is query/figures' business.
#pragma once

#include <string>

#include "query/export/content.h"
#include "query/figures/layers.h"
#include "query/figures/rows.h"

namespace jitu::query::exporting {

/// The figures, by the setting `figure`: sankey, neighbourhood, coverage, targets. Without it: the neighbourhood of
/// what
/// --lookup asks for, else sankey. kInvalidArgument for another name, or where there is nothing to draw.
Result<std::string> FigureSvg(const Content& content);

/// The same as PNG, as librsvg draws it; `zoom`: a whole number. kUnsupported where there is no rsvg-convert.
Result<std::string> PngOf(const std::string& svg, const std::string& zoom);

/// The setting `most`: how many things a figure draws at most; the rest is said in its notes. 1 to 200.
Result<std::size_t> MostDrawn(const Content& content, std::size_t otherwise);

/// fund -> spending -> outcome -> indicator: ribbons for what reports state, dashes and dots for the rest.
Result<LayeredFigure> SankeyOf(const Content& content);
/// What stands around the things of a selection: units, spending, outcomes, and what these speak of.
Result<LayeredFigure> NeighbourhoodOf(const Content& content);
/// Which spending items of each unit have results to show, and how these are said.
Result<RowFigure> CoverageOf(const Content& content);
/// Targets and what was reached of them.
Result<RowFigure> TargetsOf(const Content& content);

/// Below every figure: what was asked, when, under which licence.
std::vector<std::string> OriginNotes(const Content& content);
/// 12.30 万元, 12.30 × 10,000 yuan.
std::string MoneyText(const Content& content, std::int64_t fen);
/// “quote” (report, section), of the first sentences.
std::string QuotesText(const Content& content, const std::vector<Evidence>& evidence, std::size_t most);
/// The language of a figure, as BCP 47 names it.
std::string Tag(const Content& content);
/// What a title begins with: whose figure it is, from the selection; empty for the whole graph.
std::string SubjectOf(const Content& content);
/// The label that every export gives the node, from properties read by name.
Label LabelOf(const Content& content, std::string_view kind, const Names& names,
              const std::vector<graph::Value>& values);
Error NothingToDraw(const Message& why);

}  // namespace jitu::query::exporting
