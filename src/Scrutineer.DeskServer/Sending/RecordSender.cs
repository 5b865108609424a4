using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scrutineer.DeskServer.Api;
using Scrutineer.Law;
using Scrutineer.Office;

namespace Scrutineer.DeskServer.Sending;

/// <summary>What came of a record that was sent.</summary>
/// <param name="Key">SHA-256 of the archive.</param>
/// <param name="Size">Entries in it.</param>
/// <param name="Bytes">Bytes that went over the network now; 0: the centre had it already.</param>
/// <param name="New">Protocols that wait there for a commissioner.</param>
/// <param name="Same">Protocols that the centre has: taken over before, or the same.</param>
/// <param name="Conflicts">Unit and channel of those that the centre has with other figures, or is typing.</param>
public sealed record Sent(string Key, long Size, long Bytes, int New, int Same, ImmutableArray<(string Unit, string Channel)> Conflicts);

/// <summary>
/// Sends the published record of an office to the desk of the centre, in parts, and goes on where it was cut. What is there already is not sent again. Certificates are verified; there is
/// no way not to.
/// </summary>
public sealed class RecordSender : IDisposable
{
    private const int Part = 4 << 20;
    private readonly HttpClient client;
    private readonly TimeSpan pause;

    private RecordSender(HttpClient client, TimeSpan pause) => (this.client, this.pause) = (client, pause);

    /// <summary>Most tries in a row without one more byte.</summary>
    public static int Tries => 5;

    /// <summary>A sender to a centre. Refuses <c>send-address</c>, <c>send-token</c>.</summary>
    /// <param name="centre">Address of its desk: https, or http on this machine alone.</param>
    /// <param name="token">A token of the centre for a coordinator of the unit.</param>
    /// <param name="trusted">Certificates to trust instead of the system's; null: the system's.</param>
    /// <param name="pause">How long to wait before another try; null: two seconds.</param>
    public static Result<RecordSender> To(string centre, string token, X509Certificate2Collection? trusted = null, TimeSpan? pause = null)
    {
        if (!Uri.TryCreate(centre, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) || address.PathAndQuery != "/" || address.UserInfo.Length > 0)
            return new Refusal("send-address", "The centre is named as https://NAME or https://NAME:PORT.");
        if (token.Length == 0 || !token.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) return new Refusal("send-token", "This is no token; an administrator of the centre makes one.");
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (trusted is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        var client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10), MaxResponseContentBufferSize = 64 << 20 };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new RecordSender(client, pause ?? TimeSpan.FromSeconds(2));
    }

    /// <summary>
    /// Sends the record and says what would become of it. Refuses <c>handover-unpublished</c>, <c>send-unreachable</c>, <c>send-not-understood</c>, and whatever the centre refuses, with its code.
    /// </summary>
    /// <param name="paths">The record; its desk may be at work.</param>
    /// <param name="progress">Told bytes that are there, of how many.</param>
    /// <param name="cancel">Stops it; what was sent stays there.</param>
    public async Task<Result<Sent>> Send(RecordPaths paths, Action<long, long>? progress = null, CancellationToken cancel = default)
    {
        var folder = Path.Combine(paths.Private, "handover");
        Directory.CreateDirectory(folder);
        await using var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose);
        var packed = RecordPacking.Pack(paths, file);
        if (!packed.IsOk) return packed.Refusal!;
        file.Position = 0;
        var key = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel).ConfigureAwait(false));
        var sent = await Upload(file, key, progress, cancel).ConfigureAwait(false);
        if (!sent.IsOk) return sent.Refusal!;
        var plan = await Asked<MergePlanJson>(() => new HttpRequestMessage(HttpMethod.Post, $"/api/v1/records/{key}/finish"), cancel).ConfigureAwait(false);
        return plan.IsOk ? new Sent(key, packed.Value, sent.Value, plan.Value.New, plan.Value.Same, [.. plan.Value.Conflicts.Select(c => (c.Unit, c.Channel))]) : plan.Refusal!;
    }

    public void Dispose() => client.Dispose();

    private async Task<Result<long>> Upload(FileStream file, string key, Action<long, long>? progress, CancellationToken cancel)
    {
        var (sent, at, left) = (0L, -1L, Tries);
        while (true)
        {
            // The centre says where it is, at the beginning and after each cut.
            var status = at < 0 ? await Asked<SentStatusJson>(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/records/{key}"), cancel).ConfigureAwait(false) : new SentStatusJson(at, false);
            if (!status.IsOk) return status.Refusal!;
            at = status.Value.Length;
            progress?.Invoke(at, file.Length);
            if (status.Value.IsWhole || at == file.Length) return sent;
            if (at > file.Length) return new Refusal("sent-damaged", "The centre has more bytes than there are; the record has changed. Send it again.");
            var buffer = new byte[int.Min(Part, (int)long.Min(file.Length - at, Part))];
            file.Position = at;
            await file.ReadExactlyAsync(buffer, cancel).ConfigureAwait(false);
            var from = at;
            var added = await Once<SentStatusJson>(new HttpRequestMessage(HttpMethod.Put, $"/api/v1/records/{key}/{from}") { Content = new ByteArrayContent(buffer) }, cancel).ConfigureAwait(false);
            if (added.IsOk) (sent, at, left) = (sent + added.Value.Length - from, added.Value.Length, Tries);
            else if (added.Refusal!.Code is not ("send-unreachable" or "sent-offset") || --left == 0) return added.Refusal;
            else
            {
                at = -1;
                await Task.Delay(pause, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks until there is an answer.</summary>
    private async Task<Result<T>> Asked<T>(Func<HttpRequestMessage> request, CancellationToken cancel)
        where T : class
    {
        for (var left = Tries; ; left--)
        {
            var answer = await Once<T>(request(), cancel).ConfigureAwait(false);
            if (answer.IsOk || answer.Refusal!.Code != "send-unreachable" || left == 1) return answer;
            await Task.Delay(pause, cancel).ConfigureAwait(false);
        }
    }

    private async Task<Result<T>> Once<T>(HttpRequestMessage request, CancellationToken cancel)
        where T : class
    {
        using var asked = request;
        try
        {
            using var answer = await client.SendAsync(asked, cancel).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode && await answer.Content.ReadFromJsonAsync<T>(Lenient, cancel).ConfigureAwait(false) is { } read) return read;
            return answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && await answer.Content.ReadFromJsonAsync<ProblemJson>(Lenient, cancel).ConfigureAwait(false) is { Code: { } code } problem
                ? new Refusal(code, problem.Title ?? code)
                : NotUnderstood;
        }
        catch (System.Text.Json.JsonException)
        {
            return NotUnderstood;
        }
        catch (HttpRequestException e)
        {
            return new Refusal("send-unreachable", $"The centre does not answer: {e.InnerException?.Message ?? e.Message}");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Refusal("send-unreachable", "The centre does not answer in time.");
        }
    }

    private static System.Text.Json.JsonSerializerOptions Lenient { get; } = new(System.Text.Json.JsonSerializerDefaults.Web);

    private static Refusal NotUnderstood => new("send-not-understood", "What answers at this address is no desk.");

    private sealed record ProblemJson(string? Code, string? Title);
}
