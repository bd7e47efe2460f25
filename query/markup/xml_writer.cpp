#include "query/markup/xml_writer.h"

#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

/// XML 1.0, production 2: Char.
bool IsChar(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// A carriage return is always a reference: a reader would take it for a line feed (2.11).
std::string_view Reference(char32_t c, bool in_attribute) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return in_attribute ? "&quot;" : "";
    case '\r':
      return "&#13;";
    case '\t':
      return in_attribute ? "&#9;" : "";
    case '\n':
      return in_attribute ? "&#10;" : "";
    default:
      return {};
  }
}

/// Copies runs of what may stay; most texts are one run.
template <class Replace>
void AppendSayable(std::string& out, std::string_view text, const Replace& replace) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint next = text::At(text, i);
    const std::string_view reference = replace(next.value);
    // What At gives for broken bytes is written anew; a U+FFFD that was there comes to the same.
    const bool stays = IsChar(next.value) && reference.empty() && next.value != 0xFFFD;
    if (!stays) {
      out += text.substr(run, i - run);
      out += reference;
      if (next.value == 0xFFFD) text::Append(out, next.value);
      run = i + next.bytes;
    }
    i += next.bytes;
  }
  out += text.substr(run);
}

}  // namespace

void AppendXmlText(std::string& out, std::string_view text) {
  AppendSayable(out, text, [](char32_t c) { return Reference(c, false); });
}

void AppendXmlAttribute(std::string& out, std::string_view text) {
  AppendSayable(out, text, [](char32_t c) { return Reference(c, true); });
}

std::string Sayable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  AppendSayable(out, text, [](char32_t) { return std::string_view(); });
  return out;
}

XmlWriter& XmlWriter::Declaration() {
  out_ += R"(<?xml version="1.0" encoding="UTF-8"?>)";
  out_ += '\n';
  return *this;
}

XmlWriter& XmlWriter::Open(std::string_view name) {
  EndTag();
  if (!open_.empty()) {
    open_.back().holds_elements = true;
    if (!open_.back().holds_text) NewLine();
  }
  out_ += '<';
  out_ += name;
  open_.push_back({std::string(name), false, false});
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::Attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  AppendXmlAttribute(out_, value);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::Text(std::string_view text) {
  if (text.empty()) return *this;
  EndTag();
  open_.back().holds_text = true;
  AppendXmlText(out_, text);
  return *this;
}

XmlWriter& XmlWriter::Close() {
  const Level level = std::move(open_.back());
  open_.pop_back();
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    if (level.holds_elements && !level.holds_text) NewLine();
    out_ += "</";
    out_ += level.name;
    out_ += '>';
  }
  if (open_.empty()) out_ += '\n';
  return *this;
}

void XmlWriter::EndTag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

void XmlWriter::NewLine() {
  out_ += '\n';
  out_.append(open_.size() * 2, ' ');
}

}  // namespace jitu::query
