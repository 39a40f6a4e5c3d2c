using Vlcp.Hosting.Configuration;
using Xunit;

namespace Vlcp.Hosting.Tests.Configuration;

public sealed class PythonLiteralTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-17", "-17")]
    [InlineData("+-3", "-3")]
    [InlineData("1_000", "1000")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0b101", "5")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1e-3", "0.001")]
    [InlineData("True", "true")]
    [InlineData("False", "false")]
    [InlineData("()", "[]")]
    [InlineData("(1)", "1")]
    [InlineData("(1,)", "[1]")]
    [InlineData("(1, 'a')", "[1,\"a\"]")]
    [InlineData("1, 2", "[1,2]")]
    [InlineData("[1, [2, ], ]", "[1,[2]]")]
    [InlineData("{1, 2}", "[1,2]")]
    [InlineData("set()", "[]")]
    [InlineData("set(1,2,3)", "[1,2,3]")]
    [InlineData("{}", "{}")]
    [InlineData("{'a': (1, None), 2: True,}", "{\"a\":[1,null],\"2\":true}")]
    [InlineData("[1, # comment\n 2]", "[1,2]")]
    [InlineData("1 # comment", "1")]
    [InlineData("1 + 2", null)]
    [InlineData("1+2j", null)]
    [InlineData("010", null)]
    [InlineData("0x", null)]
    [InlineData("0b12", null)]
    [InlineData("1__0", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    [InlineData("nan", null)]
    [InlineData("inf", null)]
    [InlineData("1e999", null)]
    [InlineData("abc", null)]
    [InlineData("f'a'", null)]
    [InlineData("~1", null)]
    [InlineData("[1, 2", null)]
    [InlineData("[1 2]", null)]
    [InlineData("{'a': 1, 2}", null)]
    [InlineData("{[1]: 2}", null)]
    [InlineData("int(1)", null)]
    [InlineData("1\n 2", null)]
    [InlineData("", null)]
    public void Literals_are_read_as_Python_reads_them_and_nothing_else_is(string literal, string? json)
    {
        if (json is null)
        {
            Assert.Throws<FormatException>(() => PythonLiteral.Parse(literal));
        }
        else
        {
            Assert.Equal(json, PythonLiteral.Parse(literal)!.ToJsonString());
        }
    }

    [Fact]
    public void None_is_null() => Assert.Null(PythonLiteral.Parse("None"));

    [Theory]
    [InlineData("'a'", "a")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("u'a' \"b\" r'\\n'", "ab\\n")]
    [InlineData("b'raw'", "raw")]
    [InlineData("RB'\\x'", "\\x")]
    [InlineData("'\\n\\t\\\\\\'\\x41\\u00e9\\U0001F600\\101'", "\n\t\\'Aé\U0001F600A")]
    [InlineData("'\\q'", "\\q")]
    [InlineData("'''two\nlines'''", "two\nlines")]
    [InlineData("'a # b'", "a # b")]
    [InlineData("'a' \\\n 'b'", "ab")]
    [InlineData("''", "")]
    public void Texts_have_the_prefixes_and_escapes_of_Python(string literal, string text) =>
        Assert.Equal(text, PythonLiteral.Parse(literal)!.GetValue<string>());

    [Theory]
    [InlineData("'a")]
    [InlineData("'a\n'")]
    [InlineData("'\\x4'")]
    [InlineData("'''a''")]
    [InlineData("'\\U00110000'")]
    public void Broken_texts_are_refused(string literal) => Assert.Throws<FormatException>(() => PythonLiteral.Parse(literal));

    [Fact]
    public void Deep_nesting_is_refused_before_the_stack_is_in_danger() =>
        Assert.Throws<FormatException>(() => PythonLiteral.Parse(new string('[', 100_000)));

    [Fact]
    public void Random_text_is_a_literal_or_a_format_error()
    {
        var random = new Random(1);
        const string Alphabet = "[](){},:'\"\\#\n 0x1e.-_TrueNonesetrb`";
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Create(random.Next(1, 20), random, (span, source) =>
            {
                foreach (ref var character in span)
                {
                    character = Alphabet[source.Next(Alphabet.Length)];
                }
            });
            try
            {
                PythonLiteral.Parse(text);
            }
            catch (FormatException)
            {
                // The only way to refuse.
            }
        }
    }
}
