using System.Text;
using Scrutineer.DeskServer.Scans;
using SixLabors.ImageSharp;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Scans;

/// <summary>What is taken as a scan, and what is refused by which code.</summary>
public class ScanReading
{
    private static async Task<string> Code(byte[] file)
    {
        var read = await ScanReader.Read(new MemoryStream(file), LiveOffice.Cancel);
        return read.Refusal?.Code ?? "taken";
    }

    [Fact]
    public async Task A_picture_is_painted_anew_and_says_nothing_of_who_took_it()
    {
        foreach (var (file, type) in new[] { (Scanned.Jpeg(), "image/jpeg"), (Scanned.Png(), "image/png") })
        {
            var scan = (await ScanReader.Read(new MemoryStream(file), LiveOffice.Cancel)).Value;
            Assert.Equal(type, scan.MediaType);
            Assert.Contains("flat 7", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
            Assert.DoesNotContain("flat 7", Encoding.Latin1.GetString(scan.Bytes), StringComparison.Ordinal);
            using var image = Image.Load(scan.Bytes);
            Assert.Equal((60, 80), (image.Width, image.Height));
        }
    }

    [Fact]
    public async Task The_same_file_always_gives_the_same_scan()
    {
        var once = (await ScanReader.Read(new MemoryStream(Scanned.Jpeg()), LiveOffice.Cancel)).Value.Bytes;
        Assert.Equal(once, (await ScanReader.Read(new MemoryStream(Scanned.Jpeg()), LiveOffice.Cancel)).Value.Bytes);
    }

    [Fact]
    public async Task What_hides_behind_a_picture_is_left_behind()
    {
        byte[] file = [.. Scanned.Png(), .. "<script>alert(1)</script>"u8];
        var scan = (await ScanReader.Read(new MemoryStream(file), LiveOffice.Cancel)).Value;
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(scan.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_refused_wherever_it_is_cut()
    {
        foreach (var file in (byte[][])[Scanned.Jpeg(), Scanned.Png()])
            for (var length = 20; length < file.Length; length += 37)
                Assert.True(await Code(file[..length]) is "scan-half" or "scan-unreadable", $"{length} of {file.Length} bytes: {await Code(file[..length])}");
    }

    [Fact]
    public async Task A_picture_with_any_byte_turned_is_taken_or_refused_and_breaks_nothing()
    {
        foreach (var file in (byte[][])[Scanned.Jpeg(), Scanned.Png()])
            for (var at = 0; at < file.Length; at += 5)
            {
                var turned = file.ToArray();
                turned[at] ^= 0x5A;
                Assert.Matches("^(taken|scan-[a-z-]+)$", await Code(turned));
            }
    }

    [Fact]
    public async Task A_picture_that_would_unpack_to_gigabytes_is_refused_by_its_head()
    {
        Assert.Equal("scan-pixels", await Code(Scanned.PngOf(50_000, 50_000)));
        Assert.Equal("scan-pixels", await Code(Scanned.PngOf(uint.MaxValue, uint.MaxValue)));
        Assert.Equal("scan-unreadable", await Code(Scanned.PngOf(0, 10)));
    }

    [Fact]
    public async Task What_moves_or_is_something_else_is_refused()
    {
        Assert.Equal("scan-animated", await Code(Scanned.MovingPng()));
        Assert.Equal("scan-kind", await Code("GIF89a and so on"u8.ToArray()));
        Assert.Equal("scan-kind", await Code("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()));
        Assert.Equal("scan-empty", await Code([]));
    }

    [Fact]
    public async Task Half_a_gigabyte_is_cut_off_after_the_limit()
    {
        using var endless = new Endless(500L << 20);
        Assert.Equal("scan-large", (await ScanReader.Read(endless, LiveOffice.Cancel)).Refusal?.Code);
        Assert.InRange(endless.Given, ScanReader.GreatestLength, ScanReader.GreatestLength + 200_000);
    }

    [Theory]
    [InlineData("/Type/Catalog/Pages 2 0 R", "taken")]
    [InlineData("/Type/Catalog/Title (about /JavaScript in words)", "scan-pdf-active")]
    [InlineData("/Type/Catalog/Title (about /JS in words)", "taken")]
    [InlineData("/S/JavaScript/JS (app.alert(1))", "scan-pdf-active")]
    [InlineData("/S/J#61vaScript", "scan-pdf-active")]
    [InlineData("/S/Rendition/J#53 5 0 R", "scan-pdf-active")]
    [InlineData("/OpenAction 3 0 R", "scan-pdf-active")]
    [InlineData("/S/Launch/F (cmd.exe)", "scan-pdf-active")]
    [InlineData("/Names<</EmbeddedFiles 4 0 R>>", "scan-pdf-active")]
    [InlineData("/Type/EmbeddedFile", "scan-pdf-active")]
    [InlineData("/Encrypt 5 0 R", "scan-pdf-encrypted")]
    public async Task A_pdf_is_refused_for_what_a_scan_has_no_need_of(string dictionary, string code) => Assert.Equal(code, await Code(Scanned.Pdf(dictionary)));

    [Fact]
    public async Task A_pdf_is_looked_through_where_objects_are_packed()
    {
        const string head = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
        Assert.Equal("taken", await Code(Scanned.Pdf(head, Scanned.Packed("1 0 <</Type/Catalog>>"))));
        Assert.Equal("scan-pdf-active", await Code(Scanned.Pdf(head, Scanned.Packed("1 0 <</S/JavaScript>>"))));
        Assert.Equal("scan-pdf-active", await Code(Scanned.Pdf(head, Scanned.Packed("1 0 <</JS (1)>>"))));
        Assert.Equal("scan-pdf-active", await Code(Scanned.Pdf("/Type/Obj#53tm/Filter/Fl#61teDecode", Scanned.Packed("1 0 <</S/Launch>>"))));
    }

    [Fact]
    public async Task A_pdf_that_cannot_be_looked_through_is_refused()
    {
        const string head = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
        var packed = Scanned.Packed("1 0 <</Type/Catalog/Very/Long/And/So/On/So/That/It/Can/Be/Cut>>");
        Assert.Equal("scan-pdf-unreadable", await Code(Scanned.Pdf(head, packed[..^12])));
        Assert.Equal("scan-pdf-unreadable", await Code(Scanned.Pdf(head, [1, 2, 3, 4])));
        Assert.Equal("scan-pdf-unreadable", await Code(Scanned.Pdf("/Type/ObjStm/Filter/LZWDecode", packed)));
        Assert.Equal("scan-pdf-unreadable", await Code(Scanned.Pdf("/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]", packed)));
        // 64 MB of nothing in 64 kB.
        Assert.Equal("scan-pdf-unreadable", await Code(Scanned.Pdf(head, Scanned.Packed(new string(' ', 64 << 20)))));
        Assert.Equal("scan-half", await Code(Scanned.Pdf("/Type/Catalog")[..^20]));
    }

    [Fact]
    public async Task A_script_in_the_middle_of_a_stream_is_found_too() =>
        Assert.Equal("scan-pdf-active", await Code(Scanned.Pdf("/Type/XObject/Subtype/Image", "7 0 obj <</S/JavaScript>> endobj"u8.ToArray())));

    /// <summary>Bytes without end that begin like a JPEG.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)long.Min(count, length - Given);
            for (var i = 0; i < given; i++) buffer[offset + i] = (Given + i) switch { 0 or 2 => 0xFF, 1 => 0xD8, _ => 0 };
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
