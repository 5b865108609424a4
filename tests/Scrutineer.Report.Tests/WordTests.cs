using System.Text.RegularExpressions;
using Scrutineer.Report.Words;
using Xunit;

namespace Scrutineer.Report.Tests;

public partial class WordTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("ky")]
    public void Every_language_has_the_same_keys_and_placeholders(string language)
    {
        var (english, other) = (Wordbook.In("en"), Wordbook.In(language));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Keys, key => Assert.True(Placeholders(english, key).SetEquals(Placeholders(other, key)), key));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ky")]
    public void No_text_is_empty_and_no_form_of_a_plural_is_missing(string language)
    {
        var words = Wordbook.In(language);
        var wanted = language == "ru" ? (string[])["few", "many", "one"] : ["one", "other"];
        foreach (var key in words.Keys)
        {
            Assert.All(words.Forms(key), f => Assert.False(string.IsNullOrWhiteSpace(f.Value), key));
            if (!words.Forms(key).ContainsKey("")) Assert.Equal(wanted, words.Forms(key).Keys.Where(k => k != "=1").Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(1, "Нет данных с 1 участка;")]
    [InlineData(2, "Нет данных с 2 участков;")]
    [InlineData(11, "Нет данных с 11 участков;")]
    [InlineData(21, "Нет данных с 21 участка;")]
    public void Russian_plurals_follow_the_last_digits(int number, string expected) =>
        Assert.Equal(expected, Wordbook.In("ru").Count("outlook.missing", number));

    [Fact]
    public void Braces_in_a_value_are_not_placeholders() => Assert.Equal("{1} and {0}", Wordbook.In("en").Text("and", "{1}", "{0}"));

    [Fact]
    public void A_value_that_ends_a_sentence_ends_it_once() =>
        Assert.Equal("барьер 7 % не преодолел ни один из 5 апреля 2026 г.", Wordbook.In("ru").Text("headline.over-none", "5 апреля 2026 г.", "7 %"));

    [Fact]
    public void An_unknown_language_gives_English() => Assert.Equal("en", Wordbook.In("../etc").Language);

    private static HashSet<string> Placeholders(Wordbook words, string key) =>
        [.. words.Forms(key).Values.SelectMany(v => Placeholder().Matches(v).Select(m => m.Value))];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
