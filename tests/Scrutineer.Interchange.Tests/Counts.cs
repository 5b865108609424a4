using System.Globalization;
using CsCheck;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Csv;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>Counts are read exactly or not at all.</summary>
public class Counts
{
    private static readonly CsvStyle European = CsvStyle.Folder with { Thousands = ". \u00a0\u202f", Decimal = ',', Blanks = ["-", "n/a"] };
    private static readonly CsvStyle American = CsvStyle.Folder with { Thousands = ",", Decimal = '.' };

    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData(" 12 ", 12)]
    [InlineData("-0", 0)]
    [InlineData("1000000000000", 1_000_000_000_000)]
    [InlineData("0000000000000000000000000000042", 42)]
    public void Plain_digits_are_a_count(string field, long count) => Assert.Equal((CountField.Count, count), Parse(field, CsvStyle.Folder));

    [Theory]
    [InlineData("1,234", 1_234)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("1400.0", 1_400)]
    [InlineData("1,400.000", 1_400)]
    public void Groups_of_three_and_fractions_of_zeros_are_read_if_the_mapping_names_them(string field, long count)
    {
        Assert.Equal((CountField.Count, count), Parse(field, American));
        Assert.Equal(CountField.NotANumber, Parse(field, CsvStyle.Folder).Kind);
    }

    [Theory]
    [InlineData("1.234", 1_234)]
    [InlineData("1 234", 1_234)]
    [InlineData("1\u00a0234\u202f567", 1_234_567)]
    [InlineData("1.234,00", 1_234)]
    public void The_same_signs_mean_other_things_elsewhere(string field, long count) => Assert.Equal((CountField.Count, count), Parse(field, European));

    [Theory]
    [InlineData("1,23", CountField.NotANumber)]
    [InlineData("1,2345", CountField.NotANumber)]
    [InlineData(",123", CountField.NotANumber)]
    [InlineData("1,,234", CountField.NotANumber)]
    [InlineData("1,234,", CountField.NotANumber)]
    [InlineData("12.5", CountField.Fraction)]
    [InlineData("12.05", CountField.Fraction)]
    [InlineData("12.", CountField.NotANumber)]
    [InlineData("12.0.0", CountField.NotANumber)]
    [InlineData("-5", CountField.Negative)]
    [InlineData("\u22125", CountField.Negative)]
    [InlineData("--5", CountField.NotANumber)]
    [InlineData("+5", CountField.NotANumber)]
    [InlineData("1e3", CountField.NotANumber)]
    [InlineData("0x1F", CountField.NotANumber)]
    [InlineData("٣", CountField.NotANumber)]
    [InlineData("=1+1", CountField.NotANumber)]
    [InlineData("NaN", CountField.NotANumber)]
    [InlineData("1000000000001", CountField.TooLarge)]
    [InlineData("99999999999999999999999999", CountField.TooLarge)]
    [InlineData("", CountField.Blank)]
    [InlineData("   ", CountField.Blank)]
    public void Anything_else_is_named_for_what_it_is(string field, CountField kind)
    {
        Assert.Equal(kind, Parse(field, American).Kind);
        Assert.NotEmpty(CountParser.Describe(kind, field));
    }

    [Fact]
    public void Texts_that_mean_not_given_are_blank_only_where_they_are_named()
    {
        Assert.Equal(CountField.Blank, Parse("-", European).Kind);
        Assert.Equal(CountField.Blank, Parse(" n/a ", European).Kind);
        Assert.Equal(CountField.NotANumber, Parse("-", American).Kind);
    }

    [Fact]
    public void Every_count_is_read_as_it_was_written_with_and_without_groups() =>
        Gen.Long[0, Figures.Greatest].Sample(count =>
        {
            Assert.Equal((CountField.Count, count), Parse(count.ToString(CultureInfo.InvariantCulture), CsvStyle.Folder));
            Assert.Equal((CountField.Count, count), Parse(count.ToString("N0", CultureInfo.InvariantCulture), American));
        });

    private static (CountField Kind, long Count) Parse(string field, CsvStyle style) => (CountParser.Parse(field, style, out var count), count);
}
