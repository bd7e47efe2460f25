/// The table of export formats: one file and one line each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/export/content.h"
#include "query/export/output.h"
#include "schema/base/message.h"
#include "schema/base/result.h"

namespace jitu::query::exporting {

/// What a format makes of a content; decides which of them it can take.
enum class Shape {
  kTables,    ///< any content
  kGraph,     ///< any content; of a statement, what nodes and relationships its answer has
  kDocument,  ///< what it says itself
};

/// What one may choose about a format with --set name=value (or name alone).
struct Setting {
  std::string_view name;
  Message about;
};

struct Format {
  std::string_view name;       ///< csv
  std::string_view extension;  ///< of its file, with the dot; of each file in its folder
  Shape shape = Shape::kTables;
  Message about;             ///< what it writes and for which program
  std::string_view example;  ///< a whole command line
  std::vector<Setting> settings;
  std::string_view page;  ///< what each column or property means: formats/PAGE.md and PAGE.zh.md, compiled in
  Result<void> (*write)(const Content& content, Output& output);
};

/// In the order in which help shows them.
const std::vector<Format>& Formats();
/// Null for a name that is not there.
const Format* FindFormat(std::string_view name);

/// One function for each, defined in formats/.
Result<void> WriteCsv(const Content& content, Output& output);
Result<void> WriteTsv(const Content& content, Output& output);
Result<void> WriteXlsx(const Content& content, Output& output);
Result<void> WriteNeo4jCsv(const Content& content, Output& output);
Result<void> WriteCypher(const Content& content, Output& output);
Result<void> WriteBundle(const Content& content, Output& output);
Result<void> WriteBriefHtml(const Content& content, Output& output);
Result<void> WriteBriefDocx(const Content& content, Output& output);
Result<void> WriteGraphml(const Content& content, Output& output);
Result<void> WriteGexf(const Content& content, Output& output);
Result<void> WriteDot(const Content& content, Output& output);
Result<void> WriteSvg(const Content& content, Output& output);
Result<void> WritePng(const Content& content, Output& output);
Result<void> WriteTurtle(const Content& content, Output& output);
Result<void> WriteJsonLd(const Content& content, Output& output);
Result<void> WriteNTriples(const Content& content, Output& output);
Result<void> WriteFtm(const Content& content, Output& output);
Result<void> WriteIati(const Content& content, Output& output);
Result<void> WriteShacl(const Content& content, Output& output);

/// Writes and commits: the one way to run a format. kInvalidArgument for a setting that the format does not have.
Result<void> Write(const Format& format, const Content& content, Output& output);

}  // namespace jitu::query::exporting
