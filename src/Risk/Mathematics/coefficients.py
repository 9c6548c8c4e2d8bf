# Coefficients of GammaFunctions.cs and GaussLegendre.cs, at 50 digits with mpmath: python3 coefficients.py
from mpmath import *
mp.dps=50
def chebmono(g,n):
    N=n+1
    xs=[cos(pi*(k+mpf(1)/2)/N) for k in range(N)]
    fx=[g(x) for x in xs]
    c=[2/mpf(N)*sum(fx[k]*cos(j*pi*(k+mpf(1)/2)/N) for k in range(N)) for j in range(N)]
    c[0]/=2
    T=[[mpf(1)],[mpf(0),mpf(1)]]
    for j in range(2,N):
        a=[mpf(0)]+[2*v for v in T[-1]]
        for i,v in enumerate(T[-2]): a[i]-=v
        T.append(a)
    m=[mpf(0)]*N
    for j in range(N):
        for i,v in enumerate(T[j]): m[i]+=c[j]*v
    f=[float(v) for v in m]
    err=max(abs(sum(mpf(f[i])*t**i for i in range(N))-g(t)) for t in [mpf(k)/100-1 for k in range(201)])
    return f,nstr(err,3)
# h: 1/Gamma(1+x) = 1 + x h(x), |x|<=1/2 : taylor
c=taylor(lambda x: rgamma(1+x),0,32)
h=[float(v) for v in c[1:]]
for n in range(12,30):
    e=max(abs(sum(mpf(h[i])*x**i for i in range(n))-(rgamma(1+x)-1)/x) for x in [mpf(k)/100-mpf(1)/2+mpf(1)/1000 for k in range(101)])
    if e<2e-17: break
print('h',n,nstr(e,3),h[:n])
def delta(a): return loggamma(a+1)-(a+mpf(1)/2)*log(a)+a-log(2*pi)/2
for lo,hi,n in ((1,2,19),(2,4,19),(4,8,19)):
    f,e=chebmono(lambda t: delta(mpf(lo+hi)/2+t*mpf(hi-lo)/2),n)
    print(lo,hi,n,e,f)
# asymptotic check at 8
def asy(a,K): return sum(bernoulli(2*k)/(2*k*(2*k-1)*a**(2*k-1)) for k in range(1,K+1))
for K in range(5,12): print(K,nstr(asy(mpf(8),K)-delta(mpf(8)),3))
print([float(bernoulli(2*k)/(2*k*(2*k-1))) for k in range(1,11)])
import sys
def gl(n):
    xs=[]
    for i in range(n//2):
        x=findroot(lambda t: legendre(n,t), cos(pi*(i+mpf(3)/4)/(n+mpf(1)/2)))
        d=n*(x*legendre(n,x)-legendre(n-1,x))/(x*x-1)
        xs.append((x,2/((1-x*x)*d*d)))
    return xs
for n in (32,):
    g=gl(n)
    print('x',[float(x) for x,w in g]); print('w',[float(w) for x,w in g])
