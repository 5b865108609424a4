using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Scrutineer.Desk.Bench;

/// <summary>Somebody at a desk, over HTTP: a cookie, a form token, and the time that each answer took.</summary>
internal sealed class Person(Func<Uri> server, string login, ConcurrentBag<double> took) : IDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);
    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private string token = "";

    public string Login => login;

    public string Password { get; private set; } = "";

    /// <summary>Signs in with a one-time password and chooses another.</summary>
    public async Task Begin(string oneTime)
    {
        token = (await Send(HttpMethod.Get, "sign-in")).Body!.Value.GetProperty("formToken").GetString()!;
        token = (await Good(HttpMethod.Post, "sign-in", new { name = login, password = oneTime })).GetProperty("formToken").GetString()!;
        Password = "the paper says so, and so do I";
        token = (await Good(HttpMethod.Post, "password", new { old = oneTime, @new = Password })).GetProperty("formToken").GetString()!;
    }

    public async Task<JsonElement> Good(HttpMethod method, string path, object? body = null)
    {
        var (status, json) = await Send(method, path, body);
        return status is >= 200 and < 300 ? json ?? default : throw new InvalidOperationException($"{login} {method} {path}: {status} {json}");
    }

    /// <summary>Asks, and asks again while the server is away.</summary>
    public async Task<(int Status, JsonElement? Body)> Send(HttpMethod method, string path, object? body = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, new Uri(server(), $"/api/v1/{path}"));
            if (method != HttpMethod.Get) request.Headers.Add("X-Form-Token", token);
            if (body is not null) request.Content = JsonContent.Create(body, options: Format);
            var watch = Stopwatch.StartNew();
            try
            {
                using var answer = await client.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (attempt == 0) took.Add(watch.Elapsed.TotalMilliseconds);
                return ((int)answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonSerializer.Deserialize<JsonElement>(text) : null);
            }
            catch (HttpRequestException) when (attempt < 200)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A page: how long it took, and its bytes.</summary>
    public async Task<(double Milliseconds, int Bytes)> Page(string path)
    {
        var watch = Stopwatch.StartNew();
        var bytes = await client.GetByteArrayAsync(new Uri(server(), $"/{path}"));
        return (watch.Elapsed.TotalMilliseconds, bytes.Length);
    }

    /// <summary>Accounts of a CSV file, asked for by one administrator and confirmed by another.</summary>
    public async Task<JsonElement> Accounts(Person second, string csv)
    {
        var asked = (await Good(HttpMethod.Post, "staff/import", new { csv, confirm = new { password = Password } })).GetProperty("asked");
        return await second.Good(HttpMethod.Post, $"staff/requests/{asked.GetProperty("key").GetString()}/confirm", new { seen = asked.GetProperty("seen").GetString(), confirm = new { password = second.Password } });
    }

    public void Dispose() => client.Dispose();
}
