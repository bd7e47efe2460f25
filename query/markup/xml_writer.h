/// XML 1.0 as it is written: one element after another, escaped in one place.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::query {

/// Appends `text` as XML can hold it (XML 1.0, 5th edition, 2.2 and 2.4): `<`, `>`, `&` and quotes as references, and
/// nothing of what XML has no way to say (control characters, U+FFFE, U+FFFF). Bytes that are no UTF-8 become U+FFFD.
/// In attributes tab and line ends become references too, for a reader would turn them into spaces (3.3.3).
void AppendXmlText(std::string& out, std::string_view text);
void AppendXmlAttribute(std::string& out, std::string_view text);

/// `text` without what XML cannot say. What no export can hold in XML it leaves out everywhere, so that all exports of
/// a graph say the same.
std::string Sayable(std::string_view text);

/// Elements to the end of a text that the caller may empty between two calls, so a document of any size streams. Each
/// element stands on a line of its own unless its parent holds text. Names are ours and not checked.
class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  XmlWriter& Declaration();  ///< <?xml version="1.0" encoding="UTF-8"?>
  XmlWriter& Open(std::string_view name);
  XmlWriter& Attribute(std::string_view name, std::string_view value);
  XmlWriter& Attribute(std::string_view name, const char* value) { return Attribute(name, std::string_view(value)); }
  XmlWriter& Attribute(std::string_view name, std::integral auto value) {
    return Attribute(name, std::string_view(std::to_string(value)));
  }
  XmlWriter& Text(std::string_view text);
  XmlWriter& Close();
  /// Open, Text, Close.
  XmlWriter& Element(std::string_view name, std::string_view text) { return Open(name).Text(text).Close(); }

 private:
  struct Level {
    std::string name;
    bool holds_elements = false;
    bool holds_text = false;
  };
  void EndTag();
  void NewLine();

  std::string& out_;
  std::vector<Level> open_;
  bool in_tag_ = false;
};

}  // namespace jitu::query
