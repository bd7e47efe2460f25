#include "query/markup/xml_writer.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

std::string Attribute(std::string_view text) {
  std::string out;
  AppendXmlAttribute(out, text);
  return out;
}

std::string Text(std::string_view text) {
  std::string out;
  AppendXmlText(out, text);
  return out;
}

TEST_CASE("what XML reads as markup is written as references") {
  CHECK(Text("1 < 2 & ]]> \"q\"") == "1 &lt; 2 &amp; ]]&gt; \"q\"");
  CHECK(Attribute("a\"b\n\tc") == "a&quot;b&#10;&#9;c");
  CHECK(Text("a\r\nb") == "a&#13;\nb");
}

TEST_CASE("what XML cannot say is left out, and broken UTF-8 shows as U+FFFD") {
  CHECK(Text(std::string_view("甲\0\x01\x1F乙\xEF\xBF\xBE", 12)) == "甲乙");
  CHECK(Text("\xFF丙") == "\xEF\xBF\xBD丙");
  CHECK(Sayable("<\x08>") == "<>");
}

TEST_CASE("elements stand on lines of their own, text stays where it is") {
  std::string out;
  XmlWriter xml(out);
  xml.Declaration().Open("a").Attribute("n", 1).Open("b").Attribute("v", "甲").Close().Element("c", "乙").Close();
  CHECK(out == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a n=\"1\">\n  <b v=\"甲\"/>\n  <c>乙</c>\n</a>\n");
}

TEST_CASE("the text may be emptied between two calls") {
  std::string out, file;
  XmlWriter xml(out);
  xml.Open("a");
  file += out;
  out.clear();
  xml.Open("b").Close().Close();
  CHECK(file + out == "<a>\n  <b/>\n</a>\n");
}

TEST_CASE("a text of a megabyte is written whole") {
  const std::string long_text(1u << 20u, '&');
  CHECK(Text(long_text).size() == 5u << 20u);
}

}  // namespace
}  // namespace jitu::query
