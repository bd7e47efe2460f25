/// csv and tsv: RFC 4180, with what W3C "CSV on the Web" (2015-12-17) says beside it: where the tables come from and
/// what each column means, as csv-metadata.json, and the same for people as columns.csv.
#include "query/export/format.h"
#include "query/export/origin.h"
#include "query/markup/xml_writer.h"
#include "query/reading/json_text.h"

namespace jitu::query::exporting {
namespace {

struct Dialect {
  char separator;
  std::string_view extension;
};
constexpr Dialect kComma = {',', ".csv"};
constexpr Dialect kTab = {'\t', ".tsv"};

/// A text that a spreadsheet would take for a formula (OWASP, "CSV Injection").
bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

class Writer {
 public:
  Writer(OutputFile& file, const Content& content, Dialect dialect)
      : file_(file), dialect_(dialect), guarded_(!content.Has("exact")) {
    if (content.Has("bom")) line_ = "\xEF\xBB\xBF";
  }

  void Field(ColumnType type, const graph::Value& cell) {
    const std::string text = Sayable(CellText(type, cell));
    const bool number = cell.AsInteger() != nullptr || cell.AsFloat() != nullptr;
    Put(guarded_ && !number && LooksLikeFormula(text) ? "'" + text : text);
  }
  void Text(std::string_view text) { Put(text); }
  void EndLine() {
    line_ += "\r\n";
    file_.Write(line_);
    line_.clear();
    first_ = true;
  }

 private:
  void Put(std::string_view text) {
    if (!first_) line_ += dialect_.separator;
    first_ = false;
    const char special[] = {dialect_.separator, '"', '\r', '\n'};
    if (text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
      line_ += text;
      return;
    }
    line_ += '"';
    for (const char c : text) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    line_ += '"';
  }

  OutputFile& file_;
  Dialect dialect_;
  bool guarded_;
  bool first_ = true;
  std::string line_;
};

Result<void> WriteTable(const Content& content, const Table& table, Dialect dialect, OutputFile& file) {
  Writer writer(file, content, dialect);
  for (const auto& column : table.columns) writer.Text(column.key);
  writer.EndLine();
  return content.Rows(table, [&](const Row& row) -> Result<void> {
    for (std::size_t i = 0; i < row.size(); ++i) writer.Field(table.columns[i].type, row[i]);
    writer.EndLine();
    return {};
  });
}

void WriteColumns(const Content& content, Dialect dialect, OutputFile& file) {
  Writer writer(file, content, dialect);
  for (const auto title : {"table", "column", "type", "标题", "title", "说明", "about"}) writer.Text(title);
  writer.EndLine();
  for (const auto& table : content.tables()) {
    for (const auto& column : table.columns) {
      writer.Text(table.key);
      writer.Text(column.key);
      writer.Text(NameOf(column.type));
      writer.Text(column.title.zh);
      writer.Text(column.title.en);
      writer.Text(column.about.zh);
      writer.Text(column.about.en);
      writer.EndLine();
    }
  }
}

std::string_view DatatypeOf(ColumnType type) {
  switch (type) {
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kNumber:
      return "double";
    case ColumnType::kBoolean:
      return "boolean";
    case ColumnType::kYuan:
    case ColumnType::kWanYuan:
      return "decimal";
    default:
      return "string";
  }
}

std::string InBoth(const Message& message) { return JsonObject().Add("zh", message.zh).Add("en", message.en).text(); }

std::string MetadataOf(const Table& table, const std::string& url) {
  JsonList columns;
  for (const auto& column : table.columns) {
    columns.Add(JsonObject()
                    .Add("name", column.key)
                    .AddJson("titles", InBoth(column.title))
                    .AddJson("dc:description", InBoth(column.about))
                    .Add("datatype", DatatypeOf(column.type))
                    .text());
  }
  return JsonObject()
      .Add("url", url)
      .AddJson("dc:title", InBoth(table.title))
      .AddJson("dc:description", InBoth(table.about))
      .AddJson("tableSchema", JsonObject().AddJson("columns", columns.text()).text())
      .text();
}

/// `urls`: the file of each table.
Result<std::string> Metadata(const Content& content, Dialect dialect, const std::vector<std::string>& urls) {
  JsonObject all;
  all.AddJson("@context", R"(["http://www.w3.org/ns/csvw", {"@language": "zh"}])");
  JITU_TRY(const OriginLines origin, OriginOf(content));
  all.AddJson("dc:source", AsJson(origin));
  if (!content.provenance().licence.empty()) all.Add("dc:license", content.provenance().licence);
  if (!content.provenance().time.empty()) all.Add("dc:created", content.provenance().time);
  all.AddJson("dialect",
              JsonObject().Add("delimiter", std::string(1, dialect.separator)).Add("encoding", "utf-8").text());
  JsonList tables;
  for (std::size_t i = 0; i < urls.size(); ++i) tables.Add(MetadataOf(content.tables()[i], urls[i]));
  return all.AddJson("tables", tables.text()).text() + "\n";
}

Result<void> WriteSeparated(const Content& content, Output& output, Dialect dialect) {
  const auto& tables = content.tables();
  if (tables.size() == 1) {
    JITU_TRY(OutputFile * file, output.File());
    JITU_CHECK_OK(WriteTable(content, tables[0], dialect, *file));
    if (output.IsStream()) return {};
    JITU_TRY(OutputFile * beside, output.FileBeside("-metadata.json"));
    JITU_TRY(const std::string said, Metadata(content, dialect, {output.name()}));
    beside->Write(said);
    return {};
  }
  std::vector<std::string> urls;
  for (const auto& table : tables) {
    urls.push_back(table.key + std::string(dialect.extension));
    JITU_TRY(OutputFile * file, output.FileNamed(urls.back()));
    JITU_CHECK_OK(WriteTable(content, table, dialect, *file));
    JITU_CHECK_OK(file->Close());
  }
  JITU_TRY(OutputFile * columns, output.FileNamed("columns" + std::string(dialect.extension)));
  WriteColumns(content, dialect, *columns);
  JITU_TRY(OutputFile * metadata, output.FileNamed("csv-metadata.json"));
  JITU_TRY(const std::string said, Metadata(content, dialect, urls));
  metadata->Write(said);
  return {};
}

}  // namespace

Result<void> WriteCsv(const Content& content, Output& output) { return WriteSeparated(content, output, kComma); }

Result<void> WriteTsv(const Content& content, Output& output) { return WriteSeparated(content, output, kTab); }

}  // namespace jitu::query::exporting
