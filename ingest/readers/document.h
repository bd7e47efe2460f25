/// A file as read: its text, and the same text cleaned for reading, with the way back.
#pragma once

#include <string>
#include <vector>

#include "schema/base/span.h"
#include "schema/text/source_map.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {

/// Rows of cells; a cell spans columns and rows as the form showed it. Cells lie in Document::text.
struct Table {
  struct Cell {
    ByteSpan span;
    std::uint16_t row = 0, column = 0;
    std::uint16_t row_span = 1, column_span = 1;
    bool is_text = false;  ///< a paragraph as well: a title, a note, prose between tables
  };
  std::vector<Cell> cells;  ///< by row, then column
  std::uint16_t rows = 0, columns = 0;
  std::string name;                   ///< of the sheet, where the format has sheets
  std::vector<std::string> meanings;  ///< of the columns (word list "form.header") where no row names them
};

/// Where a reader of the file finds a stretch: counted from 1, 0 where the format does not say.
struct SourcePlace {
  std::uint32_t page = 0;
  std::uint32_t paragraph = 0;  ///< the block's number; of text outside tables
  std::uint32_t table = 0, row = 0, column = 0;
  std::string sheet;
};

/// A paragraph, heading or table, in reading order. `span` covers it in Document::text without its line end.
struct Block {
  enum class Kind { kParagraph, kHeading, kTable };
  Kind kind = Kind::kParagraph;
  ByteSpan span;
  int level = 0;   ///< of a heading, where the format says it; 0 unknown
  int table = -1;  ///< index into Document::tables
};

/// `source` is the report's text: what evidence is measured in. `text` is made from it by text::ForReading and
/// clean-up: conversion noise gone, broken lines joined; one block a line.
struct Document {
  std::string path;
  std::string sha256;  ///< of the file's bytes
  std::string encoding;
  std::string format;     ///< name of the reader
  double confidence = 1;  ///< below 1 where the text was recognised from pictures
  std::string source;
  std::string text;
  text::SourceMap map;  ///< from `text` to `source`, bytes
  text::CodePointIndex source_index;
  std::vector<std::uint32_t> page_ends;  ///< places in `source` where a page ends; empty where nothing tells of pages
  std::vector<Block> blocks;
  std::vector<Table> tables;

  Span ToSpan(ByteSpan in_text) const;         ///< code points of `source`
  std::string Quote(ByteSpan in_text) const;   ///< of `source`, as written
  std::string NameAt(ByteSpan in_text) const;  ///< of `source`, without line breaks and blanks inside Chinese
  SourcePlace PlaceOf(ByteSpan in_text) const;
};

/// 表1!B7 or Sheet1!B7; empty outside tables.
std::string CellName(const SourcePlace& place);

}  // namespace jitu::ingest
